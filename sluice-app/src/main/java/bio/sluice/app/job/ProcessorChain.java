package bio.sluice.app.job;

import bio.sluice.app.config.PlainValue;
import bio.sluice.app.config.SettingsText;
import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.config.StreamingBlock;
import bio.sluice.app.config.Variables;
import bio.sluice.app.config.YamlTree;
import bio.sluice.app.graph.BundledGraph;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.stream.ProcessorFactory;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns params into processors: the general list `processors`, or the design's trio as a shorthand for it.
/// Immutable.
final class ProcessorChain {
    static final String PARSE = "parse";
    static final String NORMALIZE = "normalize";
    static final String CROSS_REFERENCE = "cross_reference";
    static final List<String> TRIO = List.of(PARSE, NORMALIZE, CROSS_REFERENCE);
    /// The cross-reference option that the job sets itself when unmatched records are to be copied.
    static final String SET_ASIDE = "set_aside_unmatched";
    /// Likewise when the mappings that are used are to be written.
    static final String NOTE_MAPPINGS = "note_mappings";

    /// Params of a step that hold for its processors too.
    private static final List<String> INHERITED = List.of(
            "empty_values", "types", "parsers", "confidence_threshold", "repair_excel", SET_ASIDE, NOTE_MAPPINGS);

    /// Params of a step that make it set an option of its processors.
    static final Map<String, String> SETS =
            Map.of(StreamingParams.UNMATCHED_PATH.name(), SET_ASIDE, StreamingParams.SSSOM_PATH.name(), NOTE_MAPPINGS);

    static final Option<Boolean> ENABLE_PARSING =
            Option.flag("enable_parsing", null, "parse identifiers; default: if column_mappings is given");
    static final Option<Boolean> ENABLE_NORMALIZATION =
            Option.flag("enable_normalization", null, "apply rules; default: if normalization is given");
    static final Option<Boolean> ENABLE_CROSS_REFERENCE = Option.flag(
            "enable_cross_reference", null, "look identifiers up; default: if graph or identifier_fields is given");
    static final Option<ConfigNode> NORMALIZATION =
            Option.tree("normalization", "normalization rules: a YAML file, or the rules themselves");
    static final Option<ConfigNode> PROCESSORS =
            Option.tree("processors", "the processors in order, in place of the three above: {type, params}");

    static final OptionTable SWITCHES =
            OptionTable.of(ENABLE_PARSING, ENABLE_NORMALIZATION, NORMALIZATION, ENABLE_CROSS_REFERENCE, PROCESSORS);

    static final Option<String> TYPE =
            Option.text("type", null, "a processor's name").mandatory();
    static final Option<ConfigNode> PARAMS = Option.tree("params", "the processor's params");
    /// One item of `processors`.
    static final OptionTable ITEM = OptionTable.of(TYPE, PARAMS);

    private final Plugins plugins;

    ProcessorChain(Plugins plugins) {
        this.plugins = plugins;
    }

    /// The stages that the params ask for. Mistakes go to `problems`.
    ///
    /// @param tree the params as written
    StageList stages(OptionValues params, ConfigNode tree, String path, Problems problems) {
        StageList stages = new StageList();
        if (params.isSet(PROCESSORS)) {
            refuseBoth(params, path, problems);
            listed(params, tree, path + ".processors", stages, problems);
            return stages;
        }
        if (enabled(params, ENABLE_PARSING, List.of("column_mappings"), path, problems)) {
            add(PARSE, options(PARSE, tree), path, stages, problems);
        }
        if (enabled(params, ENABLE_NORMALIZATION, List.of(NORMALIZATION.name()), path, problems)) {
            ConfigNode rules = params.get(NORMALIZATION);
            add(NORMALIZE, rules == null ? empty(tree) : rules, path + "." + NORMALIZATION.name(), stages, problems);
        }
        if (enabled(params, ENABLE_CROSS_REFERENCE, List.of("graph", "identifier_fields"), path, problems)) {
            add(CROSS_REFERENCE, options(CROSS_REFERENCE, tree), path, stages, problems);
        }
        return stages;
    }

    private static void refuseBoth(OptionValues params, String path, Problems problems) {
        for (String key : List.of("column_mappings", NORMALIZATION.name(), "identifier_fields")) {
            Option<?> option = params.table().find(key);
            if (option != null && params.isSet(option)) {
                problems.add(
                        params.origin(option),
                        path + "." + key,
                        "\"" + key + "\" and \"processors\" both say what to do",
                        "move it into the list of processors");
            }
        }
    }

    /// Whether a part of the trio runs: as its switch says, else if one of its keys is given.
    private static boolean enabled(
            OptionValues params, Option<Boolean> flag, List<String> keys, String path, Problems problems) {
        boolean configured = keys.stream().anyMatch(key -> {
            Option<?> option = params.table().find(key);
            return option != null && params.isSet(option);
        });
        Boolean wanted = params.get(flag);
        if (Boolean.TRUE.equals(wanted) && !configured) {
            problems.add(
                    params.origin(flag), path + "." + flag.name(), "nothing to do", "give \"" + keys.get(0) + "\"");
        }
        return wanted == null ? configured : wanted && configured;
    }

    private void listed(OptionValues params, ConfigNode tree, String path, StageList stages, Problems problems) {
        if (!(params.get(PROCESSORS) instanceof ConfigNode.Sequence items)) {
            problems.add(params.origin(PROCESSORS), path, "expected a list of {type, params}");
            return;
        }
        for (int i = 0; i < items.items().size(); i++) {
            String itemPath = path + "[" + i + "]";
            OptionValues item = ITEM.read(items.items().get(i), itemPath, problems);
            if (item.get(TYPE) == null) {
                continue;
            }
            ConfigNode own = item.get(PARAMS) == null
                    ? new ConfigNode.Mapping(Map.of(), Map.of(), item.location())
                    : item.get(PARAMS);
            if (!plugins.processors().containsKey(item.get(TYPE))) {
                problems.add(
                        item.origin(TYPE),
                        itemPath + ".type",
                        "unknown processor \"" + item.get(TYPE) + "\"",
                        Problems.suggestion(item.get(TYPE), plugins.processors().keySet()));
                continue;
            }
            ConfigNode inherited = SettingsTree.select(options(item.get(TYPE), tree), INHERITED);
            add(item.get(TYPE), lay(inherited, own), itemPath + ".params", stages, problems);
        }
    }

    private static ConfigNode lay(ConfigNode lower, ConfigNode upper) {
        return upper instanceof ConfigNode.Mapping ? StreamingBlock.merge(lower, upper) : upper;
    }

    private static ConfigNode empty(ConfigNode tree) {
        return new ConfigNode.Mapping(Map.of(), Map.of(), tree == null ? Location.of("default") : tree.location());
    }

    /// Those params that are options of a processor, as its own params.
    private ConfigNode options(String type, ConfigNode tree) {
        ProcessorType processor = plugins.processors().get(type);
        if (processor == null) {
            return empty(tree);
        }
        List<String> names =
                processor.options().options().stream().map(Option::name).toList();
        ConfigNode.Mapping selected = SettingsTree.select(tree, names);
        Map<String, ConfigNode> entries = new LinkedHashMap<>(selected.entries());
        SettingsTree.select(tree, SETS.keySet()).entries().forEach((param, value) -> {
            if (processor.options().find(SETS.get(param)) != null) {
                entries.put(SETS.get(param), new ConfigNode.Scalar("true", false, value.location()));
            }
        });
        return new ConfigNode.Mapping(entries, selected.keys(), selected.location());
    }

    /// Adds a stage of a type. Mistakes go to `problems`, and nothing is added then.
    ///
    /// @param params the processor's params as written
    void add(String type, ConfigNode params, String path, StageList stages, Problems problems) {
        ProcessorType processor = plugins.processors().get(type);
        if (processor == null) {
            problems.add(params.location(), path, "no processor \"" + type + "\" on the class path");
            return;
        }
        ConfigNode whole =
                type.equals(NORMALIZE) ? PackedRules.unpacked(rules(params, path, problems), problems) : params;
        ConfigNode written = whole;
        if (type.equals(CROSS_REFERENCE)) {
            whole = withGraphFile(whole);
        }
        if (whole == null) {
            return;
        }
        int before = problems.all().size();
        if (type.equals(PARSE) && AutoTypes.areIn(whole)) {
            AutoTypes auto = new AutoTypes(processor, whole, path);
            auto.check(problems);
            if (problems.all().size() == before) {
                stages.add(type, auto, JsonDocument.line(PlainValue.of(written)));
            }
            return;
        }
        OptionValues values = processor.options().read(whole, path, problems);
        if (problems.all().size() > before) {
            return;
        }
        ProcessorFactory factory = processor.configure(values, path, problems);
        if (problems.all().size() == before) {
            stages.add(type, factory, JsonDocument.line(PlainValue.of(written)));
        }
    }

    /// Params of `cross_reference` with the file that `graph` stands for.
    private static ConfigNode withGraphFile(ConfigNode params) {
        if (!(params instanceof ConfigNode.Mapping mapping)
                || !(mapping.entries().get("graph") instanceof ConfigNode.Scalar graph)
                || graph.text() == null) {
            return params;
        }
        ConfigNode file = new ConfigNode.Scalar(BundledGraph.resolve(graph.text()), true, graph.location());
        return StreamingBlock.merge(
                mapping, new ConfigNode.Mapping(Map.of("graph", file), Map.of(), mapping.location()));
    }

    /// Params of `normalize`: a path stands for the file's content, and a bare list for `rules`.
    private static ConfigNode rules(ConfigNode params, String path, Problems problems) {
        if (params instanceof ConfigNode.Scalar file && file.text() != null) {
            return rules(readRules(file, path, problems), path, problems);
        }
        if (params instanceof ConfigNode.Sequence list) {
            return new ConfigNode.Mapping(Map.of("rules", list), Map.of("rules", list.location()), list.location());
        }
        if (params instanceof ConfigNode.Mapping mapping
                && mapping.entries().get("rules") instanceof ConfigNode.Scalar file
                && file.text() != null) {
            ConfigNode read = rules(readRules(file, path, problems), path, problems);
            return read == null ? null : StreamingBlock.merge(mapping, read);
        }
        return params;
    }

    private static boolean isScalarIn(ConfigNode tree) {
        return tree instanceof ConfigNode.Mapping mapping
                && mapping.entries().get("rules") instanceof ConfigNode.Scalar;
    }

    private static ConfigNode readRules(ConfigNode.Scalar file, String path, Problems problems) {
        try {
            String text = SettingsText.of(Path.of(file.text()));
            ConfigNode tree = YamlTree.read(text, file.text(), Variables.ofProcess(), problems);
            // A file that names another in its place may name itself.
            if (tree instanceof ConfigNode.Scalar || isScalarIn(tree)) {
                problems.add(file.location(), path, file.text() + " holds no rules");
                return null;
            }
            return tree;
        } catch (IOException | InvalidPathException unreadable) {
            problems.add(
                    file.location(), path, "cannot read the rules in " + file.text() + ": " + unreadable.getMessage());
            return null;
        }
    }
}
