package bio.sluice.stream;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// How a run survives being killed: it commits checkpoints to its target, and a later run goes on from the last one.
/// Immutable.
///
/// A checkpoint is due when `interval` has passed or `bytes` have been read since the last one, whichever is first.
/// It costs no record anything: the mark travels through the run with an ordinary chunk.
///
/// @param fingerprint everything that decides the bytes of the output, by a name that a user understands; a checkpoint
///     with another fingerprint is refused, saying what differs
/// @param resume whether to go on from the target's checkpoint, if there is one
/// @param interval most time between two checkpoints
/// @param bytes most bytes read between two checkpoints
public record Resumption(Map<String, String> fingerprint, boolean resume, Duration interval, long bytes) {
    public Resumption {
        fingerprint = Collections.unmodifiableMap(new LinkedHashMap<>(fingerprint));
    }

    /// The first name that stands for different things in two fingerprints, in the order of the earlier one.
    ///
    /// @return empty if they are the same
    public static Optional<String> difference(Map<String, String> then, Map<String, String> now) {
        Map<String, String> all = new LinkedHashMap<>(then);
        now.forEach(all::putIfAbsent);
        return all.keySet().stream()
                .filter(name -> !Objects.equals(then.get(name), now.get(name)))
                .findFirst();
    }
}
