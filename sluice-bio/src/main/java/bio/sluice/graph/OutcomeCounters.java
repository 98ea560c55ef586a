package bio.sluice.graph;

import bio.sluice.stream.Counter;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Tally;

/// What became of the identifiers of one field, in numbers. One thread.
final class OutcomeCounters {
    private final Counter[] byStatus = new Counter[LookupStatus.count()];
    private final Counter identifiers;
    private final Counter mapped;
    private final Counter[] byMappings = new Counter[CellMappings.CARDINALITIES.size()];

    OutcomeCounters(ProcessorContext context, String field) {
        String prefix = "outcomes/" + field + "/";
        for (int i = 0; i < byStatus.length; i++) {
            byStatus[i] = context.counter(prefix + LookupStatus.of(i).word());
        }
        identifiers = context.counter(prefix + "identifiers");
        mapped = context.counter(prefix + "mapped_identifiers");
        for (int i = 0; i < byMappings.length; i++) {
            byMappings[i] = context.counter("cardinality/" + field + "/" + CellMappings.CARDINALITIES.get(i));
        }
    }

    void count(CellMappings found, int nonEmpty, Tally tally) {
        for (int i = 0; i < found.identifiers; i++) {
            tally.add(byStatus[found.statuses[i].ordinal()], 1);
        }
        tally.add(identifiers, nonEmpty);
        tally.add(mapped, found.mapped);
        // What was not looked up has no mappings either.
        tally.add(byMappings[0], nonEmpty - found.mapped);
        if (found.identifiers == 1) {
            if (found.mapped == 1) {
                tally.add(byMappings[found.cardinality], 1);
            }
            return;
        }
        for (int i = 1; i < byMappings.length; i++) {
            tally.add(byMappings[i], found.cardinalities[i]);
        }
    }
}
