package bio.sluice.graph;

import bio.sluice.stream.Counter;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Tally;

/// What a `cross_reference` stage counts over all its fields. One thread.
final class CrossReferenceCounters {
    private final Counter resolved;
    private final Counter errors;
    private final Counter mappings;
    private final Counter absent;

    CrossReferenceCounters(ProcessorContext context) {
        String prefix = "processors/" + context.name() + "/";
        resolved = context.counter(prefix + "resolved_records");
        errors = context.counter(prefix + "resolution_errors");
        mappings = context.counter(prefix + "total_mappings");
        absent = context.counter(prefix + "absent_fields");
    }

    /// A record has so many mappings.
    void count(long found, Tally tally) {
        tally.add(resolved, found > 0 ? 1 : 0);
        tally.add(mappings, found);
    }

    /// Looking a field up failed.
    void error(Tally tally) {
        tally.add(errors, 1);
    }

    /// A record does not have a field.
    void absent(Tally tally) {
        tally.add(absent, 1);
    }
}
