package bio.sluice.app.config;

import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.plugin.Action;
import bio.sluice.plugin.ProcessorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The JSON Schema of the strategy file, for editors: what the option tables of all plugins say, in the words of draft
/// 2020-12 (<https://json-schema.org/draft/2020-12>). Immutable.
public final class StrategySchema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    /// The processor whose params may also be a list of rules or a file of them.
    private static final String NORMALIZE = "normalize";

    /// The processor that brings identifier types.
    private static final String PARSE = "parse";

    private static final String PROCESSORS = "processors";
    private static final String NORMALIZATION = "normalization";
    private static final String RULES = "rules";

    private final Plugins plugins;

    private StrategySchema(Plugins plugins) {
        this.plugins = plugins;
    }

    /// The schema as nested maps.
    ///
    /// @param plugins the actions, processors and formats to describe
    public static Map<String, Object> of(Plugins plugins) {
        return new StrategySchema(plugins).root();
    }

    private Map<String, Object> root() {
        Map<String, Object> step = SchemaNode.object("one step");
        SchemaNode.property(step, "name", SchemaNode.text("what the step is called"));
        SchemaNode.property(step, "action", action());
        step.put("required", List.of("action"));

        Map<String, Object> steps = SchemaNode.described(StrategyFile.STEPS.meaning());
        steps.put("type", "array");
        steps.put("minItems", 1);
        steps.put("items", step);

        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", DIALECT);
        root.put("title", "Sluice strategy");
        root.putAll(SchemaNode.object("what sluice run does"));
        SchemaNode.property(root, StrategyFile.NAME.name(), SchemaNode.text(StrategyFile.NAME.meaning()));
        SchemaNode.property(
                root,
                StrategyFile.STREAMING.name(),
                table(StreamingBlock.block(plugins), StrategyFile.STREAMING.meaning()));
        ProcessorType parse = plugins.processors().get(PARSE);
        Option<?> types = parse == null ? null : parse.options().find(StrategyFile.TYPES.name());
        if (types != null) {
            SchemaNode.property(root, StrategyFile.TYPES.name(), option(types));
        }
        SchemaNode.property(root, StrategyFile.STEPS.name(), steps);
        root.put("required", List.of(StrategyFile.STEPS.name()));
        root.put("$defs", Map.of("variable", SchemaNode.variable()));
        return root;
    }

    /// One of the actions, told by its type.
    private Map<String, Object> action() {
        List<Object> actions = new ArrayList<>();
        for (Action action : plugins.actions().values()) {
            Map<String, Object> schema = SchemaNode.object(action.summary());
            SchemaNode.property(schema, "type", Map.of("const", action.name()));
            SchemaNode.property(schema, "params", table(action.options(), "the action's params"));
            schema.put(
                    "required",
                    action.options().options().stream().anyMatch(Option::required)
                            ? List.of("type", "params")
                            : List.of("type"));
            actions.add(schema);
        }
        Map<String, Object> schema = SchemaNode.described("what the step does");
        schema.put("oneOf", actions);
        return schema;
    }

    /// A list of processors, each told by its type.
    private Map<String, Object> processors(String meaning) {
        List<Object> processors = new ArrayList<>();
        for (ProcessorType processor : plugins.processors().values()) {
            Map<String, Object> schema = SchemaNode.object(processor.summary());
            SchemaNode.property(schema, "type", Map.of("const", processor.name()));
            SchemaNode.property(
                    schema,
                    "params",
                    processor.name().equals(NORMALIZE)
                            ? rules("the processor's params")
                            : table(processor.options(), "the processor's params"));
            schema.put("required", List.of("type"));
            processors.add(schema);
        }
        Map<String, Object> schema = SchemaNode.described(meaning);
        schema.put("type", "array");
        schema.put("items", Map.of("oneOf", processors));
        return schema;
    }

    /// Normalization rules: a file, a list, or the processor's whole params.
    private Map<String, Object> rules(String meaning) {
        ProcessorType normalize = plugins.processors().get(NORMALIZE);
        Map<String, Object> schema = SchemaNode.described(meaning);
        if (normalize == null) {
            return schema;
        }
        List<Object> forms = new ArrayList<>();
        forms.add(SchemaNode.text("a YAML file of rules"));
        forms.add(table(normalize.options(), normalize.summary()));
        Option<?> list = normalize.options().find(RULES);
        if (list != null) {
            forms.add(option(list));
        }
        schema.put("anyOf", forms);
        return schema;
    }

    private Map<String, Object> table(OptionTable options, String meaning) {
        Map<String, Object> schema = SchemaNode.object(meaning);
        List<String> required = new ArrayList<>();
        for (Option<?> option : options.options()) {
            SchemaNode.property(schema, option.name(), option(option));
            if (option.required()) {
                required.add(option.name());
            }
        }
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private Map<String, Object> option(Option<?> option) {
        return switch (option.kind()) {
            case TABLE -> table(option.table(), option.meaning());
            case TABLES -> tables(option);
            case TREE ->
                switch (option.name()) {
                    case PROCESSORS -> processors(option.meaning());
                    case NORMALIZATION -> rules(option.meaning());
                    default -> SchemaNode.described(option.meaning());
                };
            default -> SchemaNode.scalar(option);
        };
    }

    /// A list of tables; where the first setting says enough, its value stands for a whole table.
    private Map<String, Object> tables(Option<?> option) {
        Map<String, Object> item = table(option.table(), option.meaning());
        Option<?> first = option.table().options().get(0);
        boolean firstIsEnough =
                option.table().options().stream().noneMatch(other -> other != first && other.required());
        Object items = firstIsEnough ? Map.of("anyOf", List.of(option(first), item)) : item;
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("items", items);
        Map<String, Object> schema = SchemaNode.described(option.meaning());
        schema.put("anyOf", List.of(list, items));
        return schema;
    }
}
