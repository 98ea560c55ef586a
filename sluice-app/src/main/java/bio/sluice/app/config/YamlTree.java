package bio.sluice.app.config;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads YAML 1.2 into a tree of settings. One use, one thread.
///
/// Hostile files are bounded: size, nesting, and the number of values after aliases are expanded.
public final class YamlTree {
    private static final int MAX_CODE_POINTS = 3_000_000;
    private static final int MAX_VALUES = 200_000;
    private static final int MAX_DEPTH = 100;

    private final String source;
    private final Variables variables;
    private final Problems problems;
    private int values;

    private YamlTree(String source, Variables variables, Problems problems) {
        this.source = source;
        this.variables = variables;
        this.problems = problems;
    }

    /// The tree of `text`. What cannot be read goes to `problems`.
    ///
    /// @param source the file's name, for locations
    /// @param variables gives the values of `${VAR}`
    /// @return null if there is no tree at all
    public static ConfigNode read(String text, String source, Variables variables, Problems problems) {
        return new YamlTree(source, variables, problems).read(text);
    }

    private ConfigNode read(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(MAX_CODE_POINTS)
                .setAllowDuplicateKeys(true) // reported below, all at once
                .setSchema(new CoreSchema()) // YAML 1.2.2 §10.3: `~` is null too
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.map(node -> convert(node, 0)).orElse(null);
        } catch (MarkedYamlEngineException wrong) {
            Location place = wrong.getProblemMark().map(this::location).orElse(Location.of(source));
            problems.add(place, "", "not valid YAML: " + wrong.getProblem());
        } catch (YamlEngineException | IndexOutOfBoundsException wrong) {
            problems.add(Location.of(source), "", "not valid YAML: " + wrong.getMessage());
        } catch (StackOverflowError tooDeep) {
            problems.add(Location.of(source), "", "nested too deeply");
        }
        return null;
    }

    private ConfigNode convert(Node node, int depth) {
        Location location = node.getStartMark().map(this::location).orElse(Location.of(source));
        if (++values > MAX_VALUES) {
            throw new YamlEngineException("more than " + MAX_VALUES + " values, aliases expanded");
        }
        if (depth > MAX_DEPTH) {
            throw new YamlEngineException("nested deeper than " + MAX_DEPTH);
        }
        if (node instanceof ScalarNode scalar) {
            boolean quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
            if (!quoted && scalar.getTag().equals(Tag.NULL)) {
                return new ConfigNode.Scalar(null, false, location);
            }
            return new ConfigNode.Scalar(variables.expand(scalar.getValue(), location, problems), quoted, location);
        }
        if (node instanceof SequenceNode sequence) {
            List<ConfigNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(convert(item, depth + 1));
            }
            return new ConfigNode.Sequence(items, location);
        }
        return convertMapping((MappingNode) node, location, depth);
    }

    private ConfigNode convertMapping(MappingNode mapping, Location location, int depth) {
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        Map<String, Location> keys = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Location keyLocation =
                    entry.getKeyNode().getStartMark().map(this::location).orElse(location);
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(keyLocation, "", "a key must be a text");
                continue;
            }
            if (entries.put(key.getValue(), convert(entry.getValueNode(), depth + 1)) != null) {
                problems.add(keyLocation, "", "the key \"" + key.getValue() + "\" stands twice");
            }
            keys.put(key.getValue(), keyLocation);
        }
        return new ConfigNode.Mapping(entries, keys, location);
    }

    private Location location(Mark mark) {
        return new Location(source, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
