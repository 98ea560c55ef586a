package bio.sluice.app.config;

import bio.sluice.option.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pieces of a JSON Schema as maps. Stateless.
///
/// Wherever a number, a truth value or a word of a list is expected, `${VARIABLE}` may stand for it.
final class SchemaNode {
    private static final Map<String, Object> VARIABLE = Map.of("$ref", "#/$defs/variable");
    /// YAML takes `5` or `true` for other things than texts; Sluice takes them as they are written.
    private static final List<String> TEXT = List.of("string", "number", "boolean");

    private SchemaNode() {}

    /// Anything, with a description.
    static Map<String, Object> described(String meaning) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", meaning);
        return schema;
    }

    /// An object without properties, and without leave to have any.
    static Map<String, Object> object(String meaning) {
        Map<String, Object> schema = described(meaning);
        schema.put("type", "object");
        schema.put("properties", new LinkedHashMap<String, Object>());
        schema.put("additionalProperties", false);
        return schema;
    }

    /// Adds a property to an [#object].
    static void property(Map<String, Object> object, String name, Object schema) {
        @SuppressWarnings("unchecked") // made above
        Map<String, Object> properties = (Map<String, Object>) object.get("properties");
        properties.put(name, schema);
    }

    /// A text.
    static Map<String, Object> text(String meaning) {
        Map<String, Object> schema = described(meaning);
        schema.put("type", TEXT);
        return schema;
    }

    /// A reference to an environment variable.
    static Map<String, Object> variable() {
        Map<String, Object> schema = described("the value of an environment variable");
        schema.put("type", "string");
        schema.put("pattern", "\\$\\{");
        return schema;
    }

    /// A setting that is one value, or a list of texts.
    static Map<String, Object> scalar(Option<?> option) {
        Map<String, Object> schema = described(option.meaning());
        Object standard = option.defaultValue();
        if (standard != null) {
            schema.put("default", standard instanceof Character character ? character.toString() : standard);
        }
        switch (option.kind()) {
            case TEXT -> schema.put("type", TEXT);
            case TEXTS ->
                schema.put(
                        "anyOf",
                        List.of(ordered("type", "array", "items", Map.of("type", TEXT)), Map.of("type", TEXT)));
            case FLAG -> schema.put("anyOf", List.of(Map.of("type", "boolean"), VARIABLE));
            case INTEGER -> schema.put("anyOf", List.of(number("integer", option), VARIABLE));
            case DECIMAL -> schema.put("anyOf", List.of(number("number", option), VARIABLE));
            case CHOICE -> schema.put("anyOf", List.of(Map.of("enum", option.choices()), VARIABLE));
            case CHARACTER ->
                schema.put(
                        "anyOf",
                        List.of(
                                ordered("type", "string", "minLength", 1, "maxLength", 1),
                                Map.of("enum", List.of("\\t", "tab")),
                                VARIABLE));
            default -> throw new IllegalArgumentException(option.name() + " is no single value");
        }
        return schema;
    }

    private static Map<String, Object> number(String type, Option<?> option) {
        return ordered("type", type, "minimum", option.minimum(), "maximum", option.maximum());
    }

    /// Keys and values in turn; `Map.of` keeps no order, and the schema should be the same each time.
    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
