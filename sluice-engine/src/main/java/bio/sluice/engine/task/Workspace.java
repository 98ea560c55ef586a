package bio.sluice.engine.task;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.SchemaPaths;
import bio.sluice.stream.Tally;

/// What an attempt at a chunk works in, all of it within one budget. One thread; used again by the next attempt, but
/// thrown away after one that exceeded the budget, so that no buffer holds on to what another needs.
final class Workspace {
    private final Budget budget;
    private final Faults faults;
    private final Batch batch;
    private final Tally tally;

    Workspace(long bytes, SchemaPaths paths) {
        budget = new Budget(bytes);
        faults = new Faults(budget::claim);
        batch = new Batch(budget, paths, faults);
        tally = new Tally(budget);
    }

    Budget budget() {
        return budget;
    }

    Faults faults() {
        return faults;
    }

    Batch batch() {
        return batch;
    }

    Tally tally() {
        return tally;
    }
}
