package bio.sluice.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.condition.Records;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformTest {
    /// Cases: transform, params, value of `a` as JSON, expected record or `!` and the error.
    @ParameterizedTest(name = "{0} {1} of {2}")
    @CsvSource(delimiter = '¦', quoteCharacter = '\u0001', textBlock = """
            uppercase     ¦ {}                                            ¦ "tp53 orf"        ¦ "TP53 ORF"
            uppercase     ¦ {}                                            ¦ "straße ié"       ¦ "STRASSE IÉ"
            uppercase     ¦ {}                                            ¦ "\\u0061\\""      ¦ "A\\""
            uppercase     ¦ {}                                            ¦ ""                ¦ ""
            uppercase     ¦ {}                                            ¦ true              ¦ true
            uppercase     ¦ {}                                            ¦ "α{z}`@["         ¦ "Α{Z}`@["
            lowercase     ¦ {}                                            ¦ "TP53 ÉI"         ¦ "tp53 éi"
            lowercase     ¦ {}                                            ¦ "A[Z]@"           ¦ "a[z]@"
            strip         ¦ {}                                            ¦ " \\t a b\\u00a0　" ¦ "a b"
            strip         ¦ {}                                            ¦ "  "              ¦ ""
            strip         ¦ {}                                            ¦ "é"               ¦ "é"
            strip         ¦ {chars: "é."}                                 ¦ ".éa.é."          ¦ "a"
            strip         ¦ {chars: "é."}                                 ¦ " ."              ¦ " "
            replace       ¦ {old: "_", new: "-"}                          ¦ "a_b__c"          ¦ "a-b--c"
            replace       ¦ {old: "aa"}                                   ¦ "aaaab"           ¦ "b"
            replace       ¦ {old: "5", new: "x"}                          ¦ 1.5               ¦ "1.x"
            replace       ¦ {old: "5", new: "x"}                          ¦ 1.10              ¦ 1.10
            regex_replace ¦ {pattern: "_", replacement: "-"}              ¦ "a_b_"            ¦ "a-b-"
            regex_replace ¦ {pattern: "(\\\\w+)@(\\\\w+)", replacement: "$2 \\\\1"} ¦ "me@home" ¦ "home me"
            regex_replace ¦ {pattern: "(?<n>.)x", replacement: "${n}$$"}  ¦ "αx"              ¦ "α$"
            regex_replace ¦ {pattern: "b*", replacement: "-"}             ¦ "abc"             ¦ "-a--c-"
            regex_replace ¦ {pattern: "(a)|b", replacement: "[$1]"}       ¦ "ab"              ¦ "[a][]"
            regex_replace ¦ {pattern: "(a)", replacement: "$12"}          ¦ "a"               ¦ "a2"
            split         ¦ {separator: ";"}                              ¦ "a;;b\\""         ¦ ["a","","b\\""]
            split         ¦ {separator: ";"}                              ¦ ""                ¦ [""]
            split         ¦ {separator: "; ", index: 1}                   ¦ "a; b; c"         ¦ "b"
            split         ¦ {separator: "; ", index: -1}                  ¦ "a; b; c"         ¦ "c"
            split         ¦ {separator: ";", index: 0}                    ¦ "a"               ¦ "a"
            split         ¦ {separator: ";", index: 2}                    ¦ "a;b"             ¦ !"a;b" has no part 2
            split         ¦ {separator: ";", index: -3}                   ¦ "a;b"             ¦ !"a;b" has no part -3
            join          ¦ {separator: "|"}                              ¦ [ "a\\n", 1.10, null, "" , true ] ¦ "a\\n|1.10|true"
            join          ¦ {separator: "|"}                              ¦ []                ¦ ""
            join          ¦ {separator: "|"}                              ¦ "a"               ¦ "a"
            join          ¦ {separator: "|"}                              ¦ [[]]              ¦ !"[[]]" has a list or object in it
            join          ¦ {separator: "|"}                              ¦ {}                ¦ !"{}" is an object, not a list
            join          ¦ {separator: ":", fields: [b, none, a]}        ¦ "x"               ¦ "B:x"
            join          ¦ {separator: ":", fields: [b]}                 ¦ null              ¦ "B"
            extract       ¦ {pattern: "ENSG\\\\d+"}                       ¦ "x ENSG01 y"      ¦ "ENSG01"
            extract       ¦ {pattern: "(\\\\w+):(\\\\d+)"}                ¦ "HGNC:5"          ¦ "HGNC"
            extract       ¦ {pattern: "(\\\\w+):(?<n>\\\\d+)", group: n}  ¦ "HGNC:5"          ¦ "5"
            extract       ¦ {pattern: "(a)|(b)", group: 2}                ¦ "a"               ¦ !"a" has nothing for group 2 of (a)|(b)
            extract       ¦ {pattern: "\\\\d+"}                           ¦ "none"            ¦ !"none" does not hold \\d+
            map           ¦ {mapping: {M: male, "1": 1, x: null}}         ¦ "M"               ¦ "male"
            map           ¦ {mapping: {M: male, "1": 1, x: null}}         ¦ "1"               ¦ 1
            map           ¦ {mapping: {M: male, "1": 1, x: null}}         ¦ 1                 ¦ 1
            map           ¦ {mapping: {M: male, "1": 1, x: null}}         ¦ "x"               ¦ null
            map           ¦ {mapping: {M: male, "1": 1, x: null}}         ¦ "?"               ¦ "?"
            map           ¦ {mapping: {M: "5"}, default: other}           ¦ "?"               ¦ "other"
            map           ¦ {mapping: {M: "5"}, default: other}           ¦ "M"               ¦ "5"
            coalesce      ¦ {fields: [none, b]}                           ¦ ""                ¦ "B"
            coalesce      ¦ {fields: [none, n]}                           ¦ null              ¦ 1.10
            coalesce      ¦ {fields: [b]}                                 ¦ "a"               ¦ "a"
            coalesce      ¦ {fields: [none]}                              ¦ null              ¦ null
            default       ¦ {value: 9606}                                 ¦ ""                ¦ 9606
            default       ¦ {value: "9606"}                               ¦ null              ¦ "9606"
            default       ¦ {value: 007}                                  ¦ null              ¦ "007"
            default       ¦ {value: x}                                    ¦ "a"               ¦ "a"
            cast          ¦ {to: integer}                                 ¦ "007"             ¦ 7
            cast          ¦ {to: integer}                                 ¦ " -0012 "         ¦ -12
            cast          ¦ {to: integer}                                 ¦ "+5"              ¦ 5
            cast          ¦ {to: integer}                                 ¦ "672.0"           ¦ 672
            cast          ¦ {to: integer}                                 ¦ "100"             ¦ 100
            cast          ¦ {to: integer}                                 ¦ "0"               ¦ 0
            cast          ¦ {to: integer}                                 ¦ "000"             ¦ 0
            cast          ¦ {to: integer}                                 ¦ "123456789012345678901234567890" ¦ 123456789012345678901234567890
            cast          ¦ {to: integer}                                 ¦ 5                 ¦ 5
            cast          ¦ {to: integer}                                 ¦ 5.0               ¦ 5
            cast          ¦ {to: integer}                                 ¦ ""                ¦ null
            cast          ¦ {to: integer}                                 ¦ "1.5"             ¦ !"1.5" is not an integer
            cast          ¦ {to: integer}                                 ¦ "2.31E+19"        ¦ !"2.31E+19" is not an integer
            cast          ¦ {to: integer}                                 ¦ "1_000"           ¦ !"1_000" is not an integer
            cast          ¦ {to: integer}                                 ¦ "."               ¦ !"." is not an integer
            cast          ¦ {to: integer}                                 ¦ "-"               ¦ !"-" is not an integer
            cast          ¦ {to: number}                                  ¦ "1.10"            ¦ 1.10
            cast          ¦ {to: number}                                  ¦ "+01.50e-3"       ¦ 1.50e-3
            cast          ¦ {to: number}                                  ¦ "-00.5"           ¦ -0.5
            cast          ¦ {to: number}                                  ¦ "NaN"             ¦ !"NaN" is not a number
            cast          ¦ {to: number}                                  ¦ ".5"              ¦ !".5" is not a number
            cast          ¦ {to: number}                                  ¦ "1,5"             ¦ !"1,5" is not a number
            cast          ¦ {to: boolean}                                 ¦ "Yes"             ¦ true
            cast          ¦ {to: boolean}                                 ¦ 0                 ¦ false
            cast          ¦ {to: boolean}                                 ¦ false             ¦ false
            cast          ¦ {to: boolean}                                 ¦ "maybe"           ¦ !"maybe" is neither true nor false
            cast          ¦ {to: boolean}                                 ¦ [1]               ¦ !"[1]" is a list or object
            cast          ¦ {to: text}                                    ¦ 1.10              ¦ "1.10"
            cast          ¦ {to: text}                                    ¦ {"k": "\\t"}      ¦ "{\\"k\\": \\"\\\\t\\"}"
            cast          ¦ {to: text}                                    ¦ "a"               ¦ "a"
            format        ¦ {template: "{{{b}}}:{value}/{n}"}             ¦ "x"               ¦ "{B}:x/1.10"
            format        ¦ {template: "{b}"}                             ¦ null              ¦ "B"
            format        ¦ {template: "{value}"}                         ¦ null              ¦ null
            format        ¦ {template: "{none}"}                          ¦ "x"               ¦ !"x" cannot be formatted: the record has no "none"
            validate      ¦ {pattern: "[A-Z]\\\\d+"}                      ¦ "P5"              ¦ "P5"
            validate      ¦ {pattern: "[A-Z]\\\\d+"}                      ¦ "xP5"             ¦ !"xP5" does not match [A-Z]\\d+
            validate      ¦ {allowed: [a, b]}                             ¦ "b"               ¦ "b"
            validate      ¦ {allowed: [a, b]}                             ¦ "B"               ¦ !"B" is not one of the allowed values
            validate      ¦ {min: 0, max: 1.5}                            ¦ 1.50              ¦ 1.50
            validate      ¦ {min: 0, max: 1.5}                            ¦ "1.500000000000000000000001" ¦ !"1.500000000000000000000001" is larger than 1.5
            validate      ¦ {min: 0, max: 1.5}                            ¦ "-1e-9"           ¦ !"-1e-9" is smaller than 0
            validate      ¦ {min: 0}                                      ¦ "x"               ¦ !"x" is not a number
            validate      ¦ {min_length: 2, max_length: 3}                ¦ "éé"              ¦ "éé"
            validate      ¦ {min_length: 2, max_length: 3}                ¦ "é"               ¦ !"é" has 1 characters, fewer than 2
            validate      ¦ {min_length: 2, max_length: 3}                ¦ "abcd"            ¦ !"abcd" has 4 characters, more than 3
            """)
    void makesOfAValue(String transform, String params, String value, String expected) {
        var rules = NormalizeTest.rules("[{field: a, transform: " + transform + ", params: " + params + "}]");
        String rest = ",\"b\":\"B\",\"n\":1.10";

        String record =
                Records.json("{\"a\":" + value + rest + "}").through(rules).get(0);

        String unchanged = "{\"a\":" + value + rest;
        if (expected.startsWith("!")) {
            String message = "rule 1 (" + transform + " of \"a\"): " + expected.substring(1);
            assertThat(record)
                    .isEqualTo(unchanged + ",\"normalization_error\":\""
                            + message.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
        } else {
            assertThat(record).isEqualTo("{\"a\":" + expected + rest + "}");
        }
    }

    @Test
    void changesCaseAlikeInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));

            assertThat(Records.json("{\"a\":\"brip1 ié\"}")
                            .through(NormalizeTest.rules("[{field: a, transform: uppercase}]")))
                    .containsExactly("{\"a\":\"BRIP1 IÉ\"}");
            assertThat(Records.json("{\"a\":\"BRIP1 IÉ\"}")
                            .through(NormalizeTest.rules("[{field: a, transform: lowercase}]")))
                    .containsExactly("{\"a\":\"brip1 ié\"}");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readsQuotedCsvFields() {
        assertThat(Records.csv("a,b", "\" say \"\"hi\"\" \"", "\"x\"")
                        .through(NormalizeTest.rules("[{field: a, transform: strip},"
                                + "{field: a, transform: replace, params: {old: '\"', new: \"'\"}},"
                                + "{field: b, transform: uppercase}]")))
                .containsExactly("{\"a\":\"say 'hi'\",\"b\":\"X\"}");
    }

    @Test
    void keepsQuotedCsvFieldsThatDoNotChange() {
        assertThat(Records.csv("a", "\"X \"\"Y\"\"\"")
                        .through(
                                NormalizeTest.rules("[{field: a, transform: strip},{field: a, transform: uppercase}]")))
                .containsExactly("{\"a\":\"X \\\"Y\\\"\"}");
    }

    @Test
    void splitsIntoOneTextWhereTheOutputHasNoLists() {
        assertThat(Records.csv("a", "x; y; z")
                        .flat()
                        .through(NormalizeTest.rules("[{field: a, transform: split, params: {separator: \"; \"}}]")))
                .containsExactly(
                        "{\"a\":\"x|y|z\",\"normalization_error\":null}".replace(",\"normalization_error\":null", ""));
    }

    @Test
    void stopsAReplacementThatGrowsWithoutBound() {
        String many = "a".repeat(100_000);
        String longText = "b".repeat(1_000);

        assertThat(Records.json("{\"a\":\"" + many + "\"}")
                        .through(NormalizeTest.rules("[{field: a, transform: replace, params: {old: a, new: " + longText
                                + "}, on_error: skip}]")))
                .containsExactly("{\"a\":\"" + many + "\"}");
    }
}
