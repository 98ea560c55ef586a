package bio.sluice.app.config;

import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.Action;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads strategy files. Every mistake goes to a [Problems]; nothing is opened or written. Immutable.
public final class StrategyFile {
    /// What the strategy is called.
    public static final Option<String> NAME = Option.text("name", null, "what the strategy is called");
    /// Settings for all steps.
    public static final Option<ConfigNode> STREAMING = Option.tree("streaming", "settings for all steps");

    /// Identifier types of the user's own, for all steps.
    public static final Option<ConfigNode> TYPES =
            Option.tree("types", "identifier types beside those that are known, for all steps");

    private static final Option<String> STEP_NAME = Option.text("name", null, "what the step is called");
    private static final Option<String> ACTION_TYPE =
            Option.text("type", null, "the action's name").mandatory();
    private static final Option<ConfigNode> ACTION_PARAMS = Option.tree("params", "the action's params");
    private static final Option<OptionValues> ACTION = Option.table(
                    "action", OptionTable.of(ACTION_TYPE, ACTION_PARAMS), "what the step does")
            .mandatory();
    /// The steps.
    public static final Option<List<OptionValues>> STEPS = Option.tables(
                    "steps", OptionTable.of(STEP_NAME, ACTION), "what is done, in order")
            .mandatory();

    /// The keys of a strategy file.
    public static final OptionTable TABLE = OptionTable.of(NAME, STREAMING, TYPES, STEPS);

    private final Plugins plugins;
    private final Variables variables;

    public StrategyFile(Plugins plugins, Variables variables) {
        this.plugins = plugins;
        this.variables = variables;
    }

    /// Reads a file.
    ///
    /// @param assignments `a.b=c`, laid over the file
    /// @param flags params that flags set, by key; laid over every step whose action knows them
    /// @return null if there are problems
    public Strategy read(Path file, List<String> assignments, Map<String, ConfigNode> flags, Problems problems)
            throws IOException {
        String text;
        try {
            text = SettingsText.of(file);
        } catch (CharacterCodingException notUtf8) {
            problems.add(Location.of(file.toString()), "", "not UTF-8 text");
            return null;
        }
        ConfigNode tree = YamlTree.read(text, file.toString(), variables, problems);
        if (tree == null && problems.isEmpty()) {
            problems.add(Location.of(file.toString()), "", "the file is empty", "a strategy has a list of steps");
        }
        for (String assignment : assignments) {
            tree = Overrides.set(tree, assignment, variables, problems);
        }
        if (tree == null) {
            return null;
        }
        String fallbackName = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return read(tree, fallbackName, flags, problems);
    }

    /// Reads a tree, which need not come from a file.
    ///
    /// @return null if there are problems
    public Strategy read(ConfigNode tree, String fallbackName, Map<String, ConfigNode> flags, Problems problems) {
        OptionValues values = TABLE.read(tree, "", problems);
        ConfigNode block = values.get(STREAMING);
        if (block != null) {
            StreamingBlock.check(block, plugins, problems);
        }
        List<Strategy.Step> steps = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<OptionValues> written = values.get(STEPS);
        if (values.isSet(STEPS) && written.isEmpty()) {
            problems.add(values.origin(STEPS), "steps", "a strategy needs at least one step");
        }
        for (int i = 0; i < written.size(); i++) {
            OptionValues step = written.get(i);
            String name = step.get(STEP_NAME) == null ? "step_" + (i + 1) : step.get(STEP_NAME);
            if (!names.add(name)) {
                problems.add(step.location(), "steps[" + i + "]", "a step is already called \"" + name + "\"");
            }
            Strategy.Step read = step(step, name, "steps[" + i + "].action", block, values.get(TYPES), flags, problems);
            if (read != null) {
                steps.add(read);
            }
        }
        SharedFiles.check(steps, problems);
        String name = values.get(NAME) == null ? fallbackName : values.get(NAME);
        return problems.isEmpty() ? new Strategy(name, steps) : null;
    }

    private Strategy.Step step(
            OptionValues step,
            String name,
            String path,
            ConfigNode block,
            ConfigNode types,
            Map<String, ConfigNode> flags,
            Problems problems) {
        OptionValues written = step.get(ACTION);
        String type = written.get(ACTION_TYPE);
        if (type == null) {
            return null; // reading the table said so
        }
        Action action = plugins.actions().get(type);
        if (action == null) {
            problems.add(
                    written.origin(ACTION_TYPE),
                    path + ".type",
                    "unknown action \"" + type + "\"",
                    Problems.suggestion(type, plugins.actions().keySet()));
            return null;
        }
        ConfigNode params = StreamingBlock.underlay(block, written.get(ACTION_PARAMS), action.options());
        params = withTypes(params, types, action.options());
        params = Overrides.over(params, Overrides.environment(action.options(), variables), action.options());
        params = Overrides.over(params, flags, action.options());
        // The block's own mistakes have been told already, with its own path.
        OptionValues read = action.options().read(params, path + ".params", problems);
        // Now and not only before the run, so that these mistakes are told together with those of other steps; an
        // action
        // need not reckon with params that must be given and are not.
        if (action.options().options().stream().allMatch(option -> !option.required() || read.isSet(option))) {
            action.check(read, path + ".params", problems);
        }
        return new Strategy.Step(name, action, read, params, path + ".params", step.location());
    }

    /// The params with the strategy's types, if the action knows types and the params say nothing of them.
    private static ConfigNode withTypes(ConfigNode params, ConfigNode types, OptionTable options) {
        if (types == null
                || options.find(TYPES.name()) == null
                || !(params instanceof ConfigNode.Mapping mapping)
                || mapping.entries().containsKey(TYPES.name())) {
            return params;
        }
        ConfigNode whole = new ConfigNode.Mapping(
                Map.of(TYPES.name(), types), Map.of(TYPES.name(), types.location()), types.location());
        return StreamingBlock.merge(whole, params);
    }
}
