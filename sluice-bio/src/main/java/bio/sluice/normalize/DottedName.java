package bio.sluice.normalize;

import java.util.ArrayList;
import java.util.List;

/// The name of a field that may be a path: `a.b.c` is the column of that name, or else `c` in `b` in the object `a`.
/// Stateless, thread-safe.
final class DottedName {
    private DottedName() {}

    /// What `name` can stand in, the innermost first: `a.b` and `a` for `a.b.c`, nothing for `a`.
    static List<String> outer(String name) {
        List<String> outer = new ArrayList<>();
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            outer.add(name.substring(0, dot));
        }
        return outer;
    }

    /// `name`, and what it can stand in.
    static List<String> withOuter(String name) {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(outer(name));
        return all;
    }
}
