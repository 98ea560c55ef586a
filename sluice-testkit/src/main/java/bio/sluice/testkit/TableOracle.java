package bio.sluice.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Computes what becomes of a table apart from the engine: strings and maps, one record after the other. It knows a few
/// processors only, and no format. One thread; describe the steps, then [#run].
public final class TableOracle {
    /// What becomes of a table.
    ///
    /// @param written the records that come out, in order
    /// @param filtered records taken out on purpose
    /// @param expanded records added beyond the ones they came from
    public record Outcome(List<Map<String, String>> written, long filtered, long expanded) {
        /// Whether every one of `read` records, of which `dead` could not be read, is accounted for.
        public boolean accountsFor(long read, long dead) {
            return written.size() == read - dead - filtered + expanded;
        }
    }

    private interface Step {
        /// The records that come of one: none, if it is filtered.
        List<Map<String, String>> of(Map<String, String> record);
    }

    private final List<Step> steps = new ArrayList<>();

    /// Blanks around a field's value go.
    public TableOracle strip(String field) {
        return change(field, String::strip);
    }

    /// A field's value in capitals.
    public TableOracle uppercase(String field) {
        return change(field, value -> value.toUpperCase(Locale.ROOT));
    }

    /// Each `old` in a field's value becomes `replacement`.
    public TableOracle replace(String field, String old, String replacement) {
        return change(field, value -> value.replace(old, replacement));
    }

    /// Records whose field does not pass are left out.
    public TableOracle keep(String field, Predicate<String> passes) {
        steps.add(record -> passes.test(record.get(field)) ? List.of(record) : List.of());
        return this;
    }

    /// One record for each of the identifiers that a field's value maps to, in order, with that identifier as the value
    /// of `added`; records whose value maps to none stay as they are.
    public TableOracle expand(String field, String added, Map<String, List<String>> mappings) {
        steps.add(record -> {
            List<String> found = mappings.getOrDefault(record.get(field), List.of());
            return found.isEmpty()
                    ? List.of(record)
                    : found.stream().map(id -> with(record, added, id)).toList();
        });
        return this;
    }

    private TableOracle change(String field, UnaryOperator<String> change) {
        steps.add(record -> List.of(with(record, field, change.apply(record.get(field)))));
        return this;
    }

    private static Map<String, String> with(Map<String, String> record, String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(record);
        changed.put(field, value);
        return changed;
    }

    /// What becomes of these records.
    public Outcome run(List<Map<String, String>> records) {
        List<Map<String, String>> current = records;
        long filtered = 0;
        long expanded = 0;
        for (Step step : steps) {
            List<Map<String, String>> next = new ArrayList<>();
            for (Map<String, String> record : current) {
                List<Map<String, String>> come = step.of(record);
                filtered += come.isEmpty() ? 1 : 0;
                expanded += Math.max(0, come.size() - 1);
                next.addAll(come);
            }
            current = next;
        }
        return new Outcome(List.copyOf(current), filtered, expanded);
    }
}
