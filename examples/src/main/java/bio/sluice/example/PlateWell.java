package bio.sluice.example;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Field;
import bio.sluice.record.Schema;
import bio.sluice.record.Slice;
import bio.sluice.stream.Counter;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import bio.sluice.stream.Tally;
import java.util.List;

/// A processor that sees batches and works on bytes: reads the well (`B07`) at the end of a sample's name
/// (`S1234_B07`) into a column of its own. A well that the plate does not have makes its record a dead letter. One
/// thread.
final class PlateWell implements Processor {
    private static final String WELL = "well";

    private final char lastRow;
    private final int columns;
    private final Field sample;
    private final Field well = Field.named(WELL);
    private final Slice name = new Slice();
    private Counter found;

    private PlateWell(String field, Plate plate) {
        sample = Field.named(field);
        lastRow = plate.lastRow;
        columns = plate.columns;
    }

    /// Plates by their number of wells (ANSI SLAS 4-2004).
    enum Plate {
        WELLS_96('H', 12),
        WELLS_384('P', 24);

        private final char lastRow;
        private final int columns;

        Plate(char lastRow, int columns) {
            this.lastRow = lastRow;
            this.columns = columns;
        }
    }

    /// Makes the processors; also tells which field they read, so that a misspelt name is found before the run.
    record Factory(String field, Plate plate) implements ProcessorFactory, ReadsFields {
        @Override
        public Processor create() {
            return new PlateWell(field, plate);
        }

        @Override
        public List<String> fields() {
            return List.of(field);
        }
    }

    @Override
    public void initialize(ProcessorContext context) {
        found = context.counter("processors/" + context.name() + "/wells");
    }

    @Override
    public Schema outputSchema(Schema in) {
        return in.with(WELL);
    }

    @Override
    public void process(Batch batch, Faults faults, Tally tally) {
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            if (!batch.live(row) || !batch.slice(row, sample, name)) {
                continue;
            }
            int start = wellStart(name);
            if (start < 0) {
                continue; // a sample without a well has none
            }
            if (exists(name, start)) {
                batch.set(row, well).text(name.bytes(), start, name.end());
                tally.add(found, 1);
            } else {
                batch.fail(
                        row,
                        "no_such_well",
                        sample.name(),
                        name.text(),
                        "the plate has no such well; its last is " + lastRow + columns,
                        "check the sample's name, or set plate");
            }
        }
    }

    /// Where the well begins: behind the last underscore, a capital letter and two digits.
    private static int wellStart(Slice name) {
        byte[] bytes = name.bytes();
        int start = name.end() - 3;
        boolean shaped = start > name.start()
                && bytes[start - 1] == '_'
                && bytes[start] >= 'A'
                && bytes[start] <= 'Z'
                && isDigit(bytes[start + 1])
                && isDigit(bytes[start + 2]);
        return shaped ? start : -1;
    }

    private boolean exists(Slice name, int start) {
        int column = (name.bytes()[start + 1] - '0') * 10 + name.bytes()[start + 2] - '0';
        return name.bytes()[start] <= lastRow && column >= 1 && column <= columns;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
