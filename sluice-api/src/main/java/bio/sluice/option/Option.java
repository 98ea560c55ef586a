package bio.sluice.option;

import java.math.BigDecimal;
import java.util.List;

/// One setting of a component: name, kind, default, meaning. Immutable; keep it in a constant and read its value with
/// [OptionValues#get].
///
/// @param <T> the Java type of the value: see the factory methods
public final class Option<T> {
    /// What a value may look like.
    public enum Kind {
        /// Any text.
        TEXT,
        /// `true` or `false`.
        FLAG,
        /// A whole number between [Option#minimum] and [Option#maximum].
        INTEGER,
        /// A decimal number between [Option#minimum] and [Option#maximum].
        DECIMAL,
        /// One of [Option#choices].
        CHOICE,
        /// Exactly one character; `\t` and `tab` are the tab.
        CHARACTER,
        /// A list of texts; a single text is a list of one.
        TEXTS,
        /// Named settings of their own table.
        TABLE,
        /// A list of tables; a text stands for a table with only its first option set.
        TABLES,
        /// Whatever was written, for components that read the tree themselves.
        TREE
    }

    private final String name;
    private final Kind kind;
    private final T defaultValue;
    private final String meaning;
    private final boolean required;
    private final BigDecimal minimum;
    private final BigDecimal maximum;
    private final List<String> choices;
    private final OptionTable table;
    private final String placeholder;

    private Option(
            String name,
            Kind kind,
            T defaultValue,
            String meaning,
            boolean required,
            BigDecimal minimum,
            BigDecimal maximum,
            List<String> choices,
            OptionTable table,
            String placeholder) {
        this.name = name;
        this.kind = kind;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
        this.required = required;
        this.minimum = minimum;
        this.maximum = maximum;
        this.choices = List.copyOf(choices);
        this.table = table;
        this.placeholder = placeholder;
    }

    private static <T> Option<T> of(String name, Kind kind, T defaultValue, String meaning) {
        return new Option<>(name, kind, defaultValue, meaning, false, null, null, List.of(), null, null);
    }

    /// A text; `defaultValue` may be null, for none.
    public static Option<String> text(String name, String defaultValue, String meaning) {
        return of(name, Kind.TEXT, defaultValue, meaning);
    }

    /// A yes-or-no setting; `defaultValue` may be null, for "decided by the other settings".
    public static Option<Boolean> flag(String name, Boolean defaultValue, String meaning) {
        return of(name, Kind.FLAG, defaultValue, meaning);
    }

    /// A whole number; `defaultValue` may be null, for none.
    public static Option<Long> integer(String name, Long defaultValue, long minimum, long maximum, String meaning) {
        return new Option<>(
                name,
                Kind.INTEGER,
                defaultValue,
                meaning,
                false,
                BigDecimal.valueOf(minimum),
                BigDecimal.valueOf(maximum),
                List.of(),
                null,
                null);
    }

    /// A decimal number; `defaultValue` may be null, for none.
    public static Option<BigDecimal> decimal(
            String name, String defaultValue, String minimum, String maximum, String meaning) {
        return new Option<>(
                name,
                Kind.DECIMAL,
                defaultValue == null ? null : new BigDecimal(defaultValue),
                meaning,
                false,
                new BigDecimal(minimum),
                new BigDecimal(maximum),
                List.of(),
                null,
                null);
    }

    /// One of several words.
    public static Option<String> choice(String name, String defaultValue, List<String> choices, String meaning) {
        return new Option<>(name, Kind.CHOICE, defaultValue, meaning, false, null, null, choices, null, null);
    }

    /// A single character; `defaultValue` may be null, for none.
    public static Option<Character> character(String name, Character defaultValue, String meaning) {
        return of(name, Kind.CHARACTER, defaultValue, meaning);
    }

    /// A list of texts.
    public static Option<List<String>> texts(String name, List<String> defaultValue, String meaning) {
        return of(name, Kind.TEXTS, defaultValue, meaning);
    }

    /// A table of settings; its default is all of that table's defaults.
    public static Option<OptionValues> table(String name, OptionTable table, String meaning) {
        return new Option<>(name, Kind.TABLE, table.defaults(), meaning, false, null, null, List.of(), table, null);
    }

    /// A list of tables of settings.
    public static Option<List<OptionValues>> tables(String name, OptionTable table, String meaning) {
        return new Option<>(name, Kind.TABLES, List.of(), meaning, false, null, null, List.of(), table, null);
    }

    /// Whatever is written there, or null.
    public static Option<ConfigNode> tree(String name, String meaning) {
        return of(name, Kind.TREE, null, meaning);
    }

    /// This option, but it must be given.
    public Option<T> mandatory() {
        return new Option<>(name, kind, defaultValue, meaning, true, minimum, maximum, choices, table, placeholder);
    }

    /// This option, but it may be left out.
    public Option<T> optional() {
        return new Option<>(name, kind, defaultValue, meaning, false, minimum, maximum, choices, table, placeholder);
    }

    /// This option under another name.
    public Option<T> named(String other) {
        return new Option<>(
                other, kind, defaultValue, meaning, required, minimum, maximum, choices, table, placeholder);
    }

    /// This option with the word that stands for its value in help, such as `FILE`.
    public Option<T> shownAs(String word) {
        return new Option<>(name, kind, defaultValue, meaning, required, minimum, maximum, choices, table, word);
    }

    /// The key in YAML, in snake_case; as a flag the same words in kebab-case.
    public String name() {
        return name;
    }

    /// What a value may look like.
    public Kind kind() {
        return kind;
    }

    /// The value where none is given; may be null.
    public T defaultValue() {
        return defaultValue;
    }

    /// One sentence for help and schema.
    public String meaning() {
        return meaning;
    }

    /// Whether a value must be given.
    public boolean required() {
        return required;
    }

    /// Smallest number allowed, or null.
    public BigDecimal minimum() {
        return minimum;
    }

    /// Largest number allowed, or null.
    public BigDecimal maximum() {
        return maximum;
    }

    /// The words of a choice; empty otherwise.
    public List<String> choices() {
        return choices;
    }

    /// The settings inside a table; null otherwise.
    public OptionTable table() {
        return table;
    }

    /// The word for the value in help, or null.
    public String placeholder() {
        return placeholder;
    }

    @Override
    public String toString() {
        return name;
    }
}
