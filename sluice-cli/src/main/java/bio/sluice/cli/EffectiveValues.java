package bio.sluice.cli;

import bio.sluice.app.config.PlainValue;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.option.Option;
import bio.sluice.option.OptionValues;
import bio.sluice.table.TableStore;
import java.io.PrintStream;

/// Prints the settings that a strategy runs with, each with the place where it was set. Stateless.
final class EffectiveValues {
    private static final Plugins STORES = Plugins.onClassPath();

    private EffectiveValues() {}

    static void print(Strategy strategy, PrintStream out) {
        for (Strategy.Step step : strategy.steps()) {
            out.println(step.name() + " (" + step.action().name() + ")");
            Columns columns = new Columns();
            add(step.params(), "", columns);
            columns.print("  ", out);
        }
    }

    private static void add(OptionValues values, String path, Columns columns) {
        for (Option<?> option : values.table().options()) {
            Object value = values.get(option);
            if (value instanceof OptionValues nested) {
                add(nested, path + option.name() + ".", columns);
            } else if (values.isSet(option) || !isRefined(option, values)) {
                columns.add(path + option.name(), Mistakes.place(values.origin(option)), text(value));
            }
        }
    }

    /// Whether tables inside this one have the same setting: then it speaks for all of them, but only where it is set.
    private static boolean isRefined(Option<?> option, OptionValues values) {
        for (Option<?> other : values.table().options()) {
            if (other.table() != null
                    && (other.table().find(option.name()) != null
                            || other.table().options().stream()
                                    .anyMatch(inner -> inner.table() != null
                                            && inner.table().find(option.name()) != null))) {
                return true;
            }
        }
        return false;
    }

    private static String text(Object value) {
        return value == null
                ? "(none)"
                : value instanceof String text ? quoted(shown(text)) : JsonDocument.line(PlainValue.of(value));
    }

    /// The address of a database without what may be secret in it.
    private static String shown(String text) {
        TableStore store = STORES.store(text);
        return store == null ? text : store.shown(text);
    }

    /// In quotes where the text could be mistaken for something else.
    private static String quoted(String text) {
        return text.isEmpty() || !text.equals(text.strip()) || text.equals("(none)") ? JsonDocument.line(text) : text;
    }
}
