package bio.sluice.formats.delimited;

import bio.sluice.fault.RunStopped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The column names of one input, made whole: trimmed, none empty, none twice. Immutable.
///
/// @param names one for each field
/// @param notes what had to be changed, in a sentence if anything had
record Header(List<String> names, List<String> notes) {
    Header {
        names = List.copyOf(names);
        notes = List.copyOf(notes);
    }

    /// The header of an input without one: `col_0`, `col_1` and so on.
    static Header numbered(int fields) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields; i++) {
            names.add("col_" + i);
        }
        return new Header(names, List.of());
    }

    /// The header that was read.
    ///
    /// @param input name of the input, for messages
    /// @param rename whether a name that stands twice is renamed rather than an error
    /// @throws RunStopped if a name stands twice and must not
    static Header of(List<String> read, String input, boolean rename) {
        List<String> names = new ArrayList<>();
        int renamed = 0;
        String first = null;
        Set<String> written = new HashSet<>();
        read.forEach(name -> written.add(name.strip()));
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < read.size(); i++) {
            String name = read.get(i).strip();
            if (name.isEmpty()) {
                name = free("col_" + i, written, taken);
            } else if (taken.contains(name)) {
                if (!rename) {
                    throw new RunStopped(
                            RunStopped.Reason.USAGE,
                            input + ": column \"" + name + "\" stands twice in the header; rename one, or set "
                                    + "duplicate_header: rename");
                }
                String second = free(name + "_2", written, taken);
                if (renamed++ == 0) {
                    first = "column \"" + name + "\" stands twice, the later one is read as \"" + second + "\"";
                }
                name = second;
            }
            taken.add(name);
            names.add(name);
        }
        if (renamed == 0) {
            return new Header(names, List.of());
        }
        String others = renamed == 1 ? "" : "; names of " + (renamed - 1) + " more are numbered in this way";
        return new Header(names, List.of(input + ": " + first + others));
    }

    /// `wanted`, or with a higher number at its end if the header has that name already.
    private static String free(String wanted, Set<String> written, Set<String> taken) {
        String stem = wanted.substring(0, wanted.lastIndexOf('_') + 1);
        int number = Integer.parseInt(wanted.substring(stem.length()));
        String name = wanted;
        while (written.contains(name) || taken.contains(name)) {
            number++;
            name = stem + number;
        }
        return name;
    }
}
