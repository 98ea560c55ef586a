package bio.sluice.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.condition.Records;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NormalizeTest {
    @Test
    void appliesRulesInOrder() {
        Records records = Records.json("{\"symbol\":\" tp53 \"}");

        assertThat(records.through(rules("[{field: symbol, transform: strip}, {field: symbol, transform: uppercase}]")))
                .containsExactly("{\"symbol\":\"TP53\"}");
        assertThat(records.count("processors/normalization/normalized_records")).isEqualTo(1);
        assertThat(records.count("processors/normalization/normalization_errors"))
                .isZero();
        assertThat(records.count("processors/normalization/rules/1/changed")).isEqualTo(1);
    }

    @Test
    void leavesCellsAsWrittenWhereNothingChanges() {
        String line = "{\"a\":\"\\u0041\\/B\",\"n\":1.10,\"l\":[ 1 ]}";

        assertThat(
                        Records.json(line)
                                .through(
                                        rules(
                                                "[{field: a, transform: uppercase}, {field: a, transform: strip},"
                                                        + "{field: n, transform: uppercase}, {field: n, transform: replace, params: {old: x}}]")))
                .containsExactly(line);
    }

    @Test
    void givesTheRecordBackWhenARuleRaises() {
        Records records = Records.json("{\"a\":\" x \",\"n\":\"many\",\"b\":\" y\"}", "{\"a\":\" z\",\"n\":\"007\"}");

        assertThat(records.through(rules("[{field: a, transform: strip},"
                        + "{field: n, transform: cast, params: {to: integer}}, {field: b, transform: strip}]")))
                .containsExactly(
                        "{\"a\":\" x \",\"n\":\"many\",\"b\":\" y\",\"normalization_error\":"
                                + "\"rule 2 (cast of \\\"n\\\"): \\\"many\\\" is not an integer\"}",
                        "{\"a\":\"z\",\"n\":7}");
        assertThat(records.count("processors/normalization/normalized_records")).isEqualTo(1);
        assertThat(records.count("processors/normalization/normalization_errors"))
                .isEqualTo(1);
        assertThat(records.count("processors/normalization/rules/2/failed")).isEqualTo(1);
    }

    @Test
    void takesBackFieldsThatEarlierRulesAdded() {
        assertThat(Records.json("{\"a\":\"x\"}")
                        .through(rules("[{field: a, transform: uppercase, target_field: b},"
                                + "{field: a, transform: validate, params: {allowed: [y]}}]")))
                .containsExactly("{\"a\":\"x\",\"normalization_error\":"
                        + "\"rule 2 (validate of \\\"a\\\"): \\\"x\\\" is not one of the allowed values\"}");
    }

    @Test
    void notesTheErrorsOfTwoStages() {
        assertThat(Records.json("{\"a\":\"x\",\"normalization_error\":\"earlier\"}")
                        .through(rules("[{field: a, transform: cast, params: {to: number}}]")))
                .containsExactly("{\"a\":\"x\",\"normalization_error\":"
                        + "\"earlier; rule 1 (cast of \\\"a\\\"): \\\"x\\\" is not a number\"}");
    }

    @Test
    void skipsARuleThatFailsIfToldTo() {
        Records records = Records.json("{\"n\":\" many\"}");

        assertThat(records.through(rules("[{field: n, transform: cast, params: {to: integer}, on_error: skip},"
                        + "{field: n, transform: strip}]")))
                .containsExactly("{\"n\":\"many\"}");
        assertThat(records.count("processors/normalization/rules/1/failed")).isEqualTo(1);
    }

    @Test
    void setsTheDefaultOfARuleThatFailsIfToldTo() {
        assertThat(Records.json("{\"n\":\"many\"}", "{\"m\":1}")
                        .through(rules("[{field: n, transform: cast, params: {to: integer, default: -1},"
                                + " on_error: default, required: true}]")))
                .containsExactly("{\"n\":-1}", "{\"m\":1,\"n\":-1}");
    }

    @Test
    void raisesWhereARequiredFieldHasNoValue() {
        ProcessorFactory rules = rules("[{field: a, transform: strip, required: true, condition: \"len(value) > 0\"}]");
        String error = "\"normalization_error\":\"rule 1 (strip of \\\"a\\\"): the value is missing\"}";

        assertThat(Records.json("{\"b\":1}", "{\"a\":null}", "{\"a\":\"\"}", "{\"a\":\" x\"}")
                        .through(rules))
                .containsExactly("{\"b\":1," + error, "{\"a\":null," + error, "{\"a\":\"\"," + error, "{\"a\":\"x\"}");
    }

    @Test
    void leavesAbsentAndNullFieldsAlone() {
        assertThat(Records.json("{\"b\":1}", "{\"a\":null}")
                        .through(rules("[{field: a, transform: cast, params: {to: integer}, target_field: c}]")))
                .containsExactly("{\"b\":1}", "{\"a\":null}");
    }

    @Test
    void appliesARuleOnlyWhereItsConditionHolds() {
        assertThat(
                        Records.json(
                                        "{\"s\":\"tp53\",\"species\":\"human\"}",
                                        "{\"s\":\"trp53\",\"species\":\"mouse\"}",
                                        "{\"s\":\"p\",\"species\":\"human\"}")
                                .through(
                                        rules(
                                                "[{field: s, transform: uppercase, condition: 'species == \"human\" and len(value) > 1'}]")))
                .containsExactly(
                        "{\"s\":\"TP53\",\"species\":\"human\"}",
                        "{\"s\":\"trp53\",\"species\":\"mouse\"}",
                        "{\"s\":\"p\",\"species\":\"human\"}");
    }

    @Test
    void writesToATargetAndKeepsTheField() {
        assertThat(Records.json("{\"a\":\"x\"}", "{\"a\":\"Y\"}", "{\"a\":5}")
                        .through(rules("[{field: a, transform: uppercase, target_field: b}]")))
                .containsExactly("{\"a\":\"x\",\"b\":\"X\"}", "{\"a\":\"Y\",\"b\":\"Y\"}", "{\"a\":5,\"b\":5}");
    }

    @Test
    void reachesIntoObjects() {
        assertThat(Records.json("{\"gene\":{\"id\":7,\"symbol\":\"tp53\"}}", "{\"gene\":{}}", "{\"gene\":\"x\"}")
                        .through(rules("[{field: gene.symbol, transform: uppercase},"
                                + "{field: gene.symbol, transform: lowercase, target_field: gene.names.small}]")))
                .containsExactly(
                        "{\"gene\":{\"id\":7,\"symbol\":\"TP53\",\"names\":{\"small\":\"tp53\"}}}",
                        "{\"gene\":{}}",
                        "{\"gene\":\"x\"}");
    }

    @Test
    void makesTheObjectForATargetInsideOne() {
        assertThat(Records.json("{\"a\":\"x\"}")
                        .through(rules("[{field: a, transform: uppercase, target_field: o.p}]")))
                .containsExactly("{\"a\":\"x\",\"o\":{\"p\":\"X\"}}");
        assertThat(Records.csv("a", "x").flat().through(rules("[{field: a, transform: uppercase, target_field: o.p}]")))
                .containsExactly("{\"a\":\"x\",\"o.p\":\"X\"}");
    }

    @Test
    void doesNotOverwriteATextWithAnObject() {
        assertThat(Records.json("{\"a\":\"x\",\"o\":\"text\"}")
                        .through(rules("[{field: a, transform: uppercase, target_field: o.p}]")))
                .containsExactly(
                        "{\"a\":\"x\",\"o\":\"text\",\"normalization_error\":\"rule 1 (uppercase of \\\"a\\\"):"
                                + " \\\"x\\\" cannot go to \\\"o.p\\\", for \\\"o\\\" is no object\"}");
    }

    @Test
    void refusesListsAndObjectsWhereATextIsNeeded() {
        assertThat(Records.json("{\"a\":[\"x\"]}").through(rules("[{field: a, transform: uppercase}]")))
                .containsExactly("{\"a\":[\"x\"],\"normalization_error\":"
                        + "\"rule 1 (uppercase of \\\"a\\\"): \\\"[\\\"x\\\"]\\\" is a list; join it first\"}");
    }

    @Test
    void leavesOutFieldsThatNoRuleNames() {
        ProcessorFactory rules = factory("{rules: [{field: a, transform: coalesce, params: {fields: [c]}},"
                + "{field: o.p, transform: uppercase, target_field: t}], keep_unlisted: false}");

        assertThat(Records.json("{\"x\":1,\"a\":\"\",\"c\":\"C\",\"o\":{\"p\":\"q\",\"r\":1}}")
                        .through(rules))
                .containsExactly("{\"a\":\"C\",\"o\":{\"p\":\"q\",\"r\":1},\"t\":\"Q\"}");
    }

    @Test
    @Timeout(20)
    void isNotHeldUpByPatternsThatBacktrackForYearsElsewhere() {
        String many = "a".repeat(50_000);
        String line = "{\"a\":\"" + many + "!\"}";

        assertThat(Records.json(line)
                        .through(rules("[{field: a, transform: regex_replace, params: {pattern: \"(a+)+$\"}},"
                                + "{field: a, transform: strip, condition: 'matches(value, \"(a|a)*\")'}]")))
                .containsExactly(line);
    }

    @Test
    @Timeout(20)
    void failsOnAValueTooLongForAPatternThatLooksFarAheadForEachMatch() {
        String line = "{\"a\":\"" + "a".repeat(1 << 20) + "\"";

        assertThat(Records.json(line + "}")
                        .through(rules("[{field: a, transform: regex_replace, params: {pattern: \"a.*b|a\"}}]")))
                .containsExactly(line + ",\"normalization_error\":\"rule 1 (regex_replace of \\\"a\\\"): \\\""
                        + "a".repeat(100)
                        + "…\\\" is too long for a pattern that looks so far ahead for each match\"}");
    }

    @Test
    void namesItsCountersAfterTheStage() {
        Records records = Records.json("{\"a\":\"x\"}").stage("normalize_2");

        records.through(rules("[{field: a, transform: strip}]"));

        assertThat(records.count("processors/normalization_2/normalized_records"))
                .isEqualTo(1);
    }

    @Test
    void tellsWhichFieldsItReads() {
        ReadsFields rules = (ReadsFields)
                rules("[{field: a, transform: format, params: {template: \"{b}-{c}\"}, condition: \"d > 1\"},"
                        + "{field: a, transform: strip}, {field: e, transform: strip, target_field: f}, "
                        + "{field: f, transform: uppercase}]");

        assertThat(rules.fields()).containsExactly("b", "c", "d", "e");
    }

    @Test
    void travelsToOtherMachines() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(
                    rules("[{field: a, transform: regex_replace, params: {pattern: \"(b+)\", replacement: \"<$1>\"},"
                            + " condition: 'value in [\"abba\", \"x\"] and matches(value, \"[a-z]+\")'},"
                            + "{field: a, transform: map, params: {mapping: {q: w}}},"
                            + "{field: a, transform: format, params: {template: \"{value}!\"}}]"));
        }
        ProcessorFactory copy;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            copy = (ProcessorFactory) in.readObject();
        }

        assertThat(Records.json("{\"a\":\"abba\"}").through(copy)).containsExactly("{\"a\":\"a<bb>a!\"}");
    }

    @Test
    void reportsEveryMistakeWithItsPlace() {
        Problems problems = new Problems();
        configure("""
                {rules: [
                  {field: a, transform: upercase},
                  {field: a, transform: replace, params: {odl: x}},
                  {field: a, transform: regex_replace, params: {pattern: "(", replacement: "$2"}},
                  {field: a, transform: extract, params: {pattern: "a(?=b)"}},
                  {field: a, transform: regex_replace, params: {pattern: "(a)", replacement: "$2"}},
                  {field: a, transform: strip, condition: "lenn(value) > 0"},
                  {field: a, transform: cast, params: {to: integer}, on_error: default},
                  {field: a, transform: strip, params: {default: x}},
                  {field: a, transform: validate},
                  {field: a, transform: map, params: {mapping: [a]}},
                  {transform: strip},
                  {field: a, transform: default, params: {value: [1]}, required: true},
                  {field: a, transform: format, params: {template: "{a"}}
                ]}""", problems);

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "rules.yaml:2:25: normalize.rules[0].transform: expected one of uppercase, lowercase, strip, replace, "
                                + "regex_replace, split, join, extract, map, coalesce, default, cast, format, validate, "
                                + "not \"upercase\" (did you mean \"uppercase\"?)",
                        "rules.yaml:12:3: normalize.rules[10]: missing \"field\" (The field that the rule is about)",
                        "rules.yaml:3:43: normalize.rules[1].params: unknown key \"odl\" (did you mean \"old\"?)",
                        "rules.yaml:3:42: normalize.rules[1].params: missing \"old\" (Text to be replaced, character by character)",
                        "rules.yaml:4:58: normalize.rules[2].params.pattern: wrong pattern \"(\": missing closing )",
                        "rules.yaml:5:52: normalize.rules[3].params.pattern: wrong pattern \"a(?=b)\": at character 2, (?=: "
                                + "lookaround is not supported, for it has no linear-time match (patterns are those of RE2)",
                        "rules.yaml:6:78: normalize.rules[4].params.replacement: the pattern has no group 2; it has 1",
                        "rules.yaml:7:43: normalize.rules[5].condition: at character 1: unknown function lenn (did you mean "
                                + "\"len\"?)",
                        "rules.yaml:8:39: normalize.rules[6].params.default: on_error: default needs a value (params: {default: …})",
                        "rules.yaml:9:50: normalize.rules[7].params.default: is used with on_error: default only (add on_error: "
                                + "default, or leave it out)",
                        "rules.yaml:10:3: normalize.rules[8].params.pattern: validate needs something to check (give one of "
                                + "pattern, allowed, min, max, min_length, max_length)",
                        "rules.yaml:11:48: normalize.rules[9].params.mapping: expected old values with new ones (old: new)",
                        "rules.yaml:13:50: normalize.rules[11].params.value: expected a single value",
                        "rules.yaml:14:52: normalize.rules[12].params.template: a { without its }; write {{ for a brace");
    }

    static ProcessorFactory rules(String list) {
        return factory("{rules: " + list + "}");
    }

    static ProcessorFactory factory(String params) {
        Problems problems = new Problems();
        ProcessorFactory factory = configure(params, problems);
        assertThat(problems.all()).isEmpty();
        return factory;
    }

    private static ProcessorFactory configure(String params, Problems problems) {
        NormalizeType type = new NormalizeType();
        OptionValues values = type.options().read(Written.flow(params), "normalize", problems);
        return type.configure(values, "normalize", problems);
    }
}
