package bio.sluice.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bio.sluice.record.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final String RECORD = """
            {"symbol":"TP53","n":"007","d":"1.50","j":1.50,"big":12345678901234567890123,"greek":"αβγ","empty":"",
             "none":null,"yes":true,"list":["a\\"","b",3],"object":{"in":"x","k":[1]},"Gene name":"p53","a.b":"dotted",
             "neg":"-0.5","value":"V","quoted":"say \\"hi\\" \\u00e9"}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "symbol == \"TP53\"",
                "symbol == 'TP53' and n != \"7\"",
                "n == 7",
                "n == 7.0 and not n == 8",
                "d == 1.5 and d == j and j == 1.500",
                "d != \"1.5\" and j == \"1.50\"",
                "d > 1 and d >= 1.5 and d < 1.6 and d <= 1.50",
                "n > \"6\"",
                "neg < 0 and neg > -1 and neg < -0.4999999999999999999999999",
                "big > 12345678901234567890122 and big < 1e23",
                "symbol > \"TP5\" and symbol < \"TQ\"",
                "symbol != 5 and not symbol < 5 and not symbol > 5",
                "none == null and absent == null and empty != null and null == none",
                "not none == \"x\" and not none != \"x\" and not absent < 5 and not none in [\"x\"] and not none not in [\"x\"]",
                "len(symbol) == 4 and len(greek) == 3 and len(empty) == 0 and len(none) == 0 and len(list) == 3",
                "len(object) == 2 and len(quoted) == 10",
                "len(symbol) > len(greek)",
                "yes == true and yes != false and not yes == false",
                "startswith(symbol, \"TP\") and endswith(symbol, '53') and contains(symbol, \"P5\")",
                "symbol.startswith(\"TP\") and object.in.endswith('x')",
                "not startswith(symbol, \"TP533\") and not endswith(symbol, \"TTP53\") and contains(greek, \"βγ\")",
                "contains(list, 'a\"') and \"b\" in list and \"3\" in list and \"c\" not in list",
                "\"P5\" in symbol and 'x' not in symbol",
                "symbol in [\"BRCA1\", \"TP53\"] and symbol not in ['BRCA1'] and n in [7, 8] and n not in ['7'] and d in [1.5,]",
                "len(symbol) in [3, 4]",
                "matches(symbol, \"[A-Z]+\\d+\") and not matches(symbol, \"[A-Z]+\")",
                "`Gene name` == \"p53\"",
                "a.b == 'dotted' and object.in == \"x\" and object.nothing == null",
                "value == 'V'",
                "false or true and not false",
                "(symbol == 'x' or n == 7) and (len(symbol)) == 4 and not (symbol == 'x')",
                "not not true",
                "contains(quoted, '\"hi\" é') and contains(quoted, \"\\u00e9\")"
            })
    void holds(String source) {
        assertThat(test(source)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\u0001', textBlock = """
            symbol                   ¦ 1  ¦ expected a comparison or test, not a value alone ¦ compare it: symbol == "…", len(symbol) > 0
            symbol = "x"             ¦ 8  ¦ unexpected =                                     ¦ equality is ==
            a == 1 && b == 2         ¦ 8  ¦ unexpected &                                     ¦ write and
            a == 1 || b == 2         ¦ 8  ¦ unexpected |                                     ¦ write or
            !a                       ¦ 1  ¦ unexpected !                                     ¦ write not
            a == "x                  ¦ 6  ¦ the text that begins here is not closed          ¦ end it with "
            `a                       ¦ 1  ¦ the name that begins here is not closed          ¦ end it with `
            length(a) > 1            ¦ 1  ¦ unknown function length                          ¦ known: len, startswith, endswith, contains, matches
            starts_with(a, "x")      ¦ 1  ¦ unknown function starts_with                     ¦ did you mean "startswith"?
            len(a, b) > 1            ¦ 1  ¦ len takes 1 argument, not 2                      ¦ len(symbol)
            contains(a)              ¦ 1  ¦ contains takes 2 arguments, not 1                ¦ contains(symbol, "…")
            (a == 1                  ¦ 8  ¦ expected ), not the end                          ¦
            a == 1)                  ¦ 7  ¦ expected and, or, or the end, not ")"            ¦
            a == 1 b == 2            ¦ 8  ¦ expected and, or, or the end, not "b"            ¦
            a == and                 ¦ 6  ¦ expected a field, a text, a number, or a test, not "and" ¦
            a in [1, b]              ¦ 10 ¦ expected a text or number of the list, or ], not "b" ¦
            a in ["x" "y"]           ¦ 11 ¦ expected , or ] in the list, not the text "y"    ¦
            a < null                 ¦ 3  ¦ null is neither smaller nor larger than anything ¦ use == null or != null
            a > true                 ¦ 3  ¦ true and false are neither smaller nor larger than anything ¦ use == or !=
            a == 12x                 ¦ 6  ¦ 12x is not a number                              ¦ texts stand in quotes
            a == 1.2.3               ¦ 6  ¦ 1.2.3 is not a number                            ¦ texts stand in quotes
            startswith(a, "x") == 1  ¦ 1  ¦ a test is not a value                            ¦ combine tests with and, or, not
            matches(a, b)            ¦ 1  ¦ the pattern of matches is a text in quotes       ¦ matches(symbol, "[A-Z0-9]+")
            matches(a, "(")          ¦ 1  ¦ the pattern "(" is wrong: missing closing ) ¦
            matches(a, "^ENS")       ¦ 1  ¦ the pattern is compared with the whole value; add .* for what may follow, or $ ¦ or use startswith, endswith, contains
            contains(len(a), "x")    ¦ 1  ¦ contains takes texts, not a length               ¦ compare lengths with == or <
            "x" in len(a)            ¦ 8  ¦ in takes texts, not a length                     ¦ compare lengths with == or <
            a - b > 1                ¦ 3  ¦ unexpected -                                     ¦ conditions do not calculate; a name with - in it stands in backticks
            αβ == 1 ; x              ¦ 9  ¦ unexpected ;                                     ¦ names with unusual characters stand in backticks: `Gene name`
            """)
    void refusesWithThePlaceAndWhatWasExpected(String source, int position, String message, String suggestion) {
        ConditionMistake mistake = catchThrowableOfType(ConditionMistake.class, () -> Condition.of(source));

        assertThat(mistake).hasMessage("at character " + position + ": " + message);
        assertThat(mistake.position()).isEqualTo(position);
        assertThat(mistake.suggestion()).isEqualTo(suggestion);
    }

    @Test
    void refusesTheEmptyCondition() {
        assertThatThrownBy(() -> Condition.of("  "))
                .hasMessage("at character 3: expected a field, a text, a number, or a test, not the end");
    }

    @Test
    void refusesDeepNestingInsteadOfOverflowing() {
        assertThatThrownBy(() -> Condition.of("(".repeat(100_000)))
                .hasMessage("at character 101: more than 100 parentheses inside each other");
        assertThatThrownBy(() -> Condition.of("len(".repeat(100_000))).isInstanceOf(ConditionMistake.class);
        assertThat(test("not ".repeat(100_000) + "true")).isTrue();
    }

    @Test
    void meansTheRulesFieldByValueAndTheColumnByBackticks() {
        Batch batch = Records.json("{\"a\":\"x\",\"value\":\"y\"}").batch();
        Condition condition = Condition.ofRule("value == \"x\" and `value` == \"y\"");

        assertThat(condition.bind("a").holds(batch, 0)).isTrue();
        assertThat(condition.fields()).containsExactly("value");
        assertThat(Condition.of("value == \"x\" or b == c or b == 1").fields()).containsExactly("value", "b", "c");
    }

    private static boolean test(String source) {
        return Condition.of(source).bind().holds(Records.json(RECORD).batch(), 0);
    }
}
