package bio.sluice.formats.delimited;

import bio.sluice.fault.RunStopped;
import bio.sluice.option.Problems;
import bio.sluice.record.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The columns of all inputs of a source: holds them together, chooses among them, and gives equal headers the same
/// schema. Thread-safe.
final class Columns {
    private final boolean fromHeader;
    private final List<String> named;
    private final boolean union;
    private final Map<List<String>, Layout> byNames = new ConcurrentHashMap<>();
    private final Map<Schema, Layout> bySchema = new ConcurrentHashMap<>();
    private List<String> firstNames;
    private String firstInput;

    /// @param fromHeader whether inputs have headers
    /// @param named columns to choose from the header, or without one to name; null for all
    /// @param union whether inputs may have different headers
    Columns(boolean fromHeader, List<String> named, boolean union) {
        this.fromHeader = fromHeader;
        this.named = named;
        this.union = union;
    }

    /// Whether the user has named columns.
    boolean areNamed() {
        return named != null;
    }

    /// The columns that the user has named.
    List<String> named() {
        Set<String> once = new LinkedHashSet<>(named);
        if (once.size() < named.size()) {
            throw new RunStopped(RunStopped.Reason.USAGE, "columns names a column twice: " + String.join(", ", named));
        }
        return named;
    }

    /// The layout of an input with this header.
    ///
    /// @throws RunStopped if the header does not go with those of the inputs before, or lacks a column
    synchronized Layout of(String input, Header header) {
        if (firstNames == null) {
            firstNames = header.names();
            firstInput = input;
        } else if (!union && !firstNames.equals(header.names())) {
            throw new RunStopped(RunStopped.Reason.USAGE, difference(input, header.names()));
        }
        Layout layout = byNames.computeIfAbsent(header.names(), names -> layout(input, names));
        bySchema.put(layout.schema(), layout);
        return layout;
    }

    /// The layout of a schema that came out of [#of].
    Layout layout(Schema schema) {
        return bySchema.get(schema);
    }

    private Layout layout(String input, List<String> names) {
        if (!fromHeader || named == null) {
            return new Layout(Schema.of(names), names, null);
        }
        for (String name : named()) {
            // In a union, an input may lack a column; the first one must have them all.
            if (!names.contains(name) && !(union && !names.equals(firstNames))) {
                throw new RunStopped(
                        RunStopped.Reason.USAGE,
                        input + " has no column \"" + name + "\"; "
                                + Problems.nearest(name, names)
                                        .map(near -> "did you mean \"" + near + "\"? ")
                                        .orElse("")
                                + "its columns are " + String.join(", ", names));
            }
        }
        List<String> chosen = new ArrayList<>();
        int[] slots = new int[names.size()];
        Arrays.fill(slots, -1);
        for (int i = 0; i < slots.length; i++) {
            if (named.contains(names.get(i))) {
                slots[i] = chosen.size();
                chosen.add(names.get(i));
            }
        }
        return new Layout(Schema.of(chosen), names, slots);
    }

    private String difference(String input, List<String> names) {
        int at = 0;
        while (at < names.size() && at < firstNames.size() && names.get(at).equals(firstNames.get(at))) {
            at++;
        }
        String here = at < names.size() ? "is \"" + names.get(at) + "\"" : "is missing";
        String there = at < firstNames.size() ? "it is \"" + firstNames.get(at) + "\"" : "there is none";
        return input + ": column " + (at + 1) + " " + here + ", in " + firstInput + " " + there
                + "; give the inputs the same header, or set header_mismatch: union";
    }
}
