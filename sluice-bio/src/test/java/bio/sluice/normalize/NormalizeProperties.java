package bio.sluice.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.condition.Records;
import bio.sluice.stream.ProcessorFactory;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class NormalizeProperties {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> TRANSFORMS = List.of(
            "transform: uppercase",
            "transform: lowercase",
            "transform: strip",
            "transform: strip, params: {chars: \"xé\"}",
            "transform: replace, params: {old: x, new: \"é\\\"\"}",
            "transform: regex_replace, params: {pattern: \"(x*)(é|.)\", replacement: \"$2$1\"}",
            "transform: split, params: {separator: x}",
            "transform: split, params: {separator: x, index: -2}",
            "transform: join, params: {separator: \"|\"}",
            "transform: join, params: {separator: \"\", fields: [b, a.k]}",
            "transform: extract, params: {pattern: \"é+\"}",
            "transform: map, params: {mapping: {x: 5}, default: null}",
            "transform: coalesce, params: {fields: [b, a]}",
            "transform: default, params: {value: 1.0}",
            "transform: cast, params: {to: integer}",
            "transform: cast, params: {to: number}",
            "transform: cast, params: {to: boolean}",
            "transform: cast, params: {to: text}",
            "transform: format, params: {template: \"{value}{b}\"}",
            "transform: validate, params: {max_length: 3, pattern: \"x.*\"}");

    @Property(tries = 2_000)
    void writesValidJsonAndGivesBackWhatItCannotNormalize(
            @ForAll("rules") List<String> rules, @ForAll("values") String a, @ForAll("values") String b) {
        ProcessorFactory factory = NormalizeTest.rules(rules.toString());
        String line = "{\"a\":" + a + ",\"b\":" + b + "}";

        JsonNode after = JSON.readTree(Records.json(line).through(factory).get(0));

        if (after.has("normalization_error")) {
            ((ObjectNode) after).remove("normalization_error");
            assertThat(after).isEqualTo(JSON.readTree(line));
        }
    }

    @Property
    void givesTheSameForFlatAndNestedOutputsButForLists(
            @ForAll("rules") List<String> rules, @ForAll("values") String a) {
        List<String> withoutLists =
                rules.stream().filter(rule -> !rule.contains("split")).toList();
        ProcessorFactory factory = NormalizeTest.rules(withoutLists.toString());
        String line = "{\"a\":" + a + ",\"b\":\"x\",\"t\":{}}";

        assertThat(Records.json(line).flat().through(factory))
                .isEqualTo(Records.json(line).through(factory));
    }

    @Provide
    Arbitrary<List<String>> rules() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "a.k"),
                        Arbitraries.of(TRANSFORMS),
                        Arbitraries.of("", ", target_field: b", ", target_field: t.u", ", on_error: skip"))
                .as((field, transform, rest) -> "{field: " + field + ", " + transform + rest + "}")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> texts = Arbitraries.of("x", "é", " ", "1", "\\n", "\\u0041", "\\\"", "X", "😀", ".0")
                .list()
                .ofMaxSize(5)
                .map(parts -> "\"" + String.join("", parts) + "\"");
        return Arbitraries.oneOf(
                texts,
                Arbitraries.of(
                        "null",
                        "true",
                        "1.10",
                        "-5",
                        "[]",
                        "{}",
                        "[\"x\", null, 1]",
                        "{\"k\": \"xé\"}",
                        "{\"k\":[1]}"));
    }
}
