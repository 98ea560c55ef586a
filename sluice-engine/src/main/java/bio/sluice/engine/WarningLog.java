package bio.sluice.engine;

import bio.sluice.fault.Position;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport.WarningCount;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The warnings of a run: each kind's first, by input order, and how many there were. Added to by one thread at a time;
/// [#knows] from any.
final class WarningLog {
    private final ConcurrentMap<String, WarningCount> kinds = new ConcurrentHashMap<>();
    private final RunListener listener;

    WarningLog(RunListener listener) {
        this.listener = listener;
    }

    /// Whether a warning of this kind was told already.
    boolean knows(String kind) {
        return kinds.containsKey(kind);
    }

    /// Adds the warnings of the next chunk.
    void add(List<WarningCount> warnings) {
        for (WarningCount warning : warnings) {
            WarningCount known = kinds.get(warning.kind());
            if (known == null) {
                kinds.put(warning.kind(), warning);
                listener.warned(warning.kind(), warning.first(), warning.message());
            } else {
                Position first = known.first();
                kinds.put(
                        warning.kind(),
                        new WarningCount(warning.kind(), known.count() + warning.count(), first, known.message()));
            }
        }
    }

    /// Takes over what an earlier attempt has told.
    void restore(List<WarningCount> warnings) {
        warnings.forEach(warning -> kinds.put(warning.kind(), warning));
    }

    /// All kinds, in order of their names.
    List<WarningCount> counts() {
        return kinds.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }
}
