package bio.sluice.condition;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Schema;
import bio.sluice.stream.Counter;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Tally;

/// Drops the rows for which a condition does not hold. One thread.
final class FilterProcessor implements Processor {
    private final BoundCondition where;
    private Counter kept;
    private Counter dropped;

    FilterProcessor(BoundCondition where) {
        this.where = where;
    }

    @Override
    public void initialize(ProcessorContext context) {
        kept = context.counter("processors/" + context.name() + "/kept");
        dropped = context.counter("processors/" + context.name() + "/dropped");
    }

    @Override
    public Schema outputSchema(Schema in) {
        return in;
    }

    @Override
    public void process(Batch batch, Faults faults, Tally tally) {
        int rows = batch.rows();
        long keptRows = 0;
        long droppedRows = 0;
        for (int row = 0; row < rows; row++) {
            if (!batch.live(row)) {
                continue;
            }
            if (where.holds(batch, row)) {
                keptRows++;
            } else {
                batch.drop(row);
                droppedRows++;
            }
        }
        tally.add(kept, keptRows);
        tally.add(dropped, droppedRows);
    }
}
