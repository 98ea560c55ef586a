package bio.sluice.stream;

import bio.sluice.fault.Faults;
import bio.sluice.fault.RunStopped;
import bio.sluice.record.Batch;
import bio.sluice.record.QuotaExceeded;
import bio.sluice.record.Schema;

/// Lifts a [RecordProcessor] to a [Processor].
public final class RecordByRecord implements Processor {
    private final RecordProcessor processor;
    private Batch seen;
    private Row view;

    private RecordByRecord(RecordProcessor processor) {
        this.processor = processor;
    }

    /// A factory of processors that hand each live row to `processor`.
    public static ProcessorFactory of(RecordProcessor processor) {
        return () -> new RecordByRecord(processor);
    }

    @Override
    public Schema outputSchema(Schema in) {
        return in.withMissing(processor.adds());
    }

    @Override
    public void process(Batch batch, Faults faults, Tally tally) {
        if (batch != seen) {
            seen = batch;
            view = new Row(batch);
        }
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            if (!batch.live(row)) {
                continue;
            }
            faults.record(row);
            try {
                processor.process(view.at(row));
            } catch (QuotaExceeded | RunStopped notTheRecordsFault) {
                throw notTheRecordsFault;
            } catch (RuntimeException | StackOverflowError thrown) {
                batch.fail(row, "processor_error", null, null, String.valueOf(thrown), null);
            }
        }
    }
}
