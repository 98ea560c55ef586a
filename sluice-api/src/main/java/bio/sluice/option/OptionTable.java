package bio.sluice.option;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The options of one component, in the order in which help shows them. Immutable and thread-safe.
public final class OptionTable {
    /// A component without options.
    public static final OptionTable EMPTY = new OptionTable(List.of());

    private final Map<String, Option<?>> options = new LinkedHashMap<>();

    private OptionTable(List<Option<?>> options) {
        for (Option<?> option : options) {
            if (this.options.put(option.name(), option) != null) {
                throw new IllegalArgumentException("option " + option.name() + " stands twice");
            }
        }
    }

    /// A table of these options.
    public static OptionTable of(Option<?>... options) {
        return new OptionTable(List.of(options));
    }

    /// This table followed by the options of `other`.
    public OptionTable and(OptionTable other) {
        List<Option<?>> all = new ArrayList<>(options.values());
        all.addAll(other.options.values());
        return new OptionTable(all);
    }

    /// The options in order.
    public List<Option<?>> options() {
        return List.copyOf(options.values());
    }

    /// The option of this name, or null.
    public Option<?> find(String name) {
        return options.get(name);
    }

    /// All defaults.
    public OptionValues defaults() {
        return new OptionValues(this, Map.of(), Map.of(), Location.of("default"), null);
    }

    /// Reads values out of what was written. Every mistake goes to `problems`, and the option concerned keeps its
    /// default, so that one pass finds them all.
    ///
    /// @param node a mapping; null or an empty scalar stand for an empty one
    /// @param path where `node` stands in the whole configuration, for messages; may be empty
    public OptionValues read(ConfigNode node, String path, Problems problems) {
        Location location = node == null ? Location.of("default") : node.location();
        Map<Option<?>, Object> values = new LinkedHashMap<>();
        Map<Option<?>, Location> origins = new LinkedHashMap<>();
        if (node instanceof ConfigNode.Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                Option<?> option = options.get(key);
                if (option == null) {
                    problems.add(
                            mapping.keyLocation(key),
                            path,
                            "unknown key \"" + key + "\"",
                            Problems.suggestion(key, options.keySet()));
                    return;
                }
                Object read = read(option, value, join(path, key), problems);
                if (read != null) {
                    values.put(option, read);
                    origins.put(option, value.location());
                }
            });
        } else if (node != null && !(node instanceof ConfigNode.Scalar scalar && scalar.text() == null)) {
            problems.add(location, path, "expected named settings (key: value)");
        }
        for (Option<?> option : options.values()) {
            boolean given = node instanceof ConfigNode.Mapping mapping
                    && mapping.entries().containsKey(option.name());
            if (option.required() && !given) {
                problems.add(location, path, "missing \"" + option.name() + "\"", option.meaning());
            }
        }
        return new OptionValues(this, values, origins, location, node);
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static Object read(Option<?> option, ConfigNode node, String path, Problems problems) {
        switch (option.kind()) {
            case TREE:
                return node;
            case TABLE:
                return option.table().read(node, path, problems);
            case TABLES:
                return readTables(option, node, path, problems);
            case TEXTS:
                List<ConfigNode> items =
                        node instanceof ConfigNode.Sequence sequence ? sequence.items() : List.of(node);
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) instanceof ConfigNode.Scalar item && item.text() != null) {
                        texts.add(item.text());
                    } else {
                        problems.add(items.get(i).location(), path + "[" + i + "]", "expected a text");
                    }
                }
                return List.copyOf(texts);
            default:
                if (!(node instanceof ConfigNode.Scalar scalar)) {
                    problems.add(node.location(), path, "expected " + expectation(option) + ", not a list or a table");
                    return null;
                }
                if (scalar.text() == null) {
                    return null;
                }
                Object value = scalar(option, scalar.text());
                if (value == null) {
                    problems.add(
                            node.location(),
                            path,
                            "expected " + expectation(option) + ", not \"" + scalar.text() + "\"",
                            option.kind() == Option.Kind.CHOICE
                                    ? Problems.nearest(scalar.text(), option.choices())
                                            .map(near -> "did you mean \"" + near + "\"?")
                                            .orElse(null)
                                    : null);
                }
                return value;
        }
    }

    private static List<OptionValues> readTables(Option<?> option, ConfigNode node, String path, Problems problems) {
        List<ConfigNode> items = node instanceof ConfigNode.Sequence sequence ? sequence.items() : List.of(node);
        List<OptionValues> tables = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ConfigNode item = items.get(i);
            if (item instanceof ConfigNode.Scalar scalar && scalar.text() != null) {
                String first = option.table().options().get(0).name();
                item = new ConfigNode.Mapping(
                        Map.of(first, scalar), Map.of(first, scalar.location()), scalar.location());
            }
            tables.add(option.table().read(item, path + "[" + i + "]", problems));
        }
        return List.copyOf(tables);
    }

    /// The value that `text` stands for, or null if it stands for none.
    private static Object scalar(Option<?> option, String text) {
        return switch (option.kind()) {
            case TEXT -> text;
            case FLAG -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
            case CHOICE -> option.choices().contains(text) ? text : null;
            case CHARACTER ->
                text.equals("\\t") || text.equals("tab")
                        ? (Object) '\t'
                        : text.length() == 1 ? (Object) text.charAt(0) : null;
            case INTEGER, DECIMAL -> number(option, text);
            default -> throw new IllegalStateException(option.kind().toString());
        };
    }

    private static Object number(Option<?> option, String text) {
        if (text.length() > 40) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(text.replace("_", ""));
            if (value.compareTo(option.minimum()) < 0 || value.compareTo(option.maximum()) > 0) {
                return null;
            }
            return option.kind() == Option.Kind.INTEGER ? (Object) value.longValueExact() : value;
        } catch (ArithmeticException | NumberFormatException notANumber) {
            return null; // the caller reports the text with what was expected
        }
    }

    private static String expectation(Option<?> option) {
        return switch (option.kind()) {
            case FLAG -> "true or false";
            case INTEGER -> "a whole number " + range(option);
            case DECIMAL -> "a number " + range(option);
            case CHOICE -> "one of " + String.join(", ", option.choices());
            case CHARACTER -> "a single character";
            default -> "a text";
        };
    }

    private static String range(Option<?> option) {
        boolean open = option.maximum().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0
                || option.maximum().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) == 0;
        return open
                ? "from " + option.minimum().toPlainString()
                : "between " + option.minimum().toPlainString() + " and "
                        + option.maximum().toPlainString();
    }
}
