package bio.sluice.app.job;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Schema;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import bio.sluice.stream.Stage;
import bio.sluice.stream.Tally;
import java.util.List;

/// Keeps the columns that the user chose for the output, where the input's header is known: leaving the others out is
/// then a choice, not a loss.
final class SelectColumns implements Processor {
    private final List<String> columns;

    private SelectColumns(List<String> columns) {
        this.columns = columns;
    }

    static Stage stage(List<String> columns) {
        return new Stage("output_columns", new Factory(List.copyOf(columns)));
    }

    @Override
    public Schema outputSchema(Schema in) {
        return in.retaining(columns);
    }

    @Override
    public void process(Batch batch, Faults faults, Tally tally) {
        // The schema alone does it.
    }

    private record Factory(List<String> fields) implements ProcessorFactory, ReadsFields {
        @Override
        public Processor create() {
            return new SelectColumns(fields);
        }
    }
}
