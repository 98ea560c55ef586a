package bio.sluice.app.job;

import bio.sluice.engine.LocalRunner;
import bio.sluice.engine.ResultChunk;
import bio.sluice.engine.ResultChunks;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Form;
import bio.sluice.record.JsonText;
import bio.sluice.record.Slice;
import bio.sluice.stream.Encoder;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Interruption;
import bio.sluice.stream.Limits;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RecordWriter;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.Stage;
import bio.sluice.table.ColumnKind;
import bio.sluice.table.TableColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Finds out what the columns of a table to be made will hold: runs the first records through the stages and looks at
/// what comes out. What is found depends on these records only, never on how they are cut into chunks. Stateless.
final class TableColumns {
    /// Records looked at, as they come out.
    static final int SAMPLE = 1_000;

    private static final byte NOTHING = '0';
    private static final byte TEXT = '1';
    private static final byte LIST = '2';
    private static final byte JSON = '4';

    private TableColumns() {}

    /// The columns with what they hold.
    ///
    /// @param source read from its beginning, as far as needed
    /// @throws RunStopped as the run itself would
    static List<TableColumn> of(RecordSource source, List<Stage> stages, List<String> columns, Limits limits)
            throws IOException {
        int[] seen = new int[columns.size()];
        Limits single = new Limits(SAMPLE, 1, 1, limits.memoryBytes(), limits.maxRecordBytes(), limits.recordTimeout());
        Pipeline pipeline = new Pipeline(
                "sample",
                source,
                stages,
                new Kinds(columns),
                columns,
                new DiscardingTarget(),
                ErrorPolicy.LENIENT,
                single);
        int rows = 0;
        try (ResultChunks results = new LocalRunner(new Interruption()).results(pipeline, RunListener.SILENT)) {
            for (ResultChunk chunk : results) {
                byte[] kinds = chunk.bytes();
                for (int at = 0; at + columns.size() <= kinds.length && rows < SAMPLE; at += columns.size() + 1) {
                    for (int i = 0; i < seen.length; i++) {
                        seen[i] |= kinds[at + i] - NOTHING;
                    }
                    rows++;
                }
                if (rows >= SAMPLE) {
                    break;
                }
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        List<TableColumn> found = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            found.add(new TableColumn(columns.get(i), kind(seen[i])));
        }
        return found;
    }

    /// A column with texts among lists or objects is one of texts, for whoever looks for a text must find it.
    private static ColumnKind kind(int seen) {
        if (seen == LIST - NOTHING) {
            return ColumnKind.LIST;
        }
        return seen == 0 || (seen & TEXT - NOTHING) != 0 ? ColumnKind.TEXT : ColumnKind.JSON;
    }

    /// Writes a line for each row: a digit for each column.
    private record Kinds(List<String> columns) implements RecordWriter, Encoder {
        @Override
        public boolean hasFixedColumns() {
            return true;
        }

        @Override
        public byte[] head(List<String> columns) {
            return new byte[0];
        }

        @Override
        public Encoder encoder(List<String> columns) {
            return this;
        }

        @Override
        public OutputShape shape() {
            return OutputShape.NESTED;
        }

        @Override
        public void encode(Batch batch, Rows which, ByteSink out) {
            if (which != Rows.LIVE) {
                return;
            }
            List<Field> fields = columns.stream().map(Field::named).toList();
            Slice value = new Slice();
            for (int row = 0; row < batch.rows(); row++) {
                if (batch.live(row)) {
                    for (Field field : fields) {
                        out.write(kind(batch, row, field, value));
                    }
                    out.write('\n');
                }
            }
        }

        private static byte kind(Batch batch, int row, Field field, Slice value) {
            Form form = batch.schema(row).find(field.name()) < 0 ? Form.ABSENT : batch.read(row, field, value);
            return switch (form) {
                case ABSENT, NULL -> NOTHING;
                case JSON_RAW -> nested(value);
                default -> TEXT;
            };
        }

        private static byte nested(Slice value) {
            byte[] bytes = value.bytes();
            return switch (bytes[value.start()]) {
                case '{' -> JSON;
                case '[' -> isListOfTexts(bytes, value.start(), value.end()) ? LIST : JSON;
                default -> TEXT;
            };
        }

        private static boolean isListOfTexts(byte[] json, int start, int end) {
            int at = JsonText.skipBlanks(json, start + 1, end);
            while (json[at] != ']') {
                if (json[at] != '"' && json[at] != 'n') {
                    return false;
                }
                at = JsonText.skipBlanks(json, JsonText.skipValue(json, at), end);
                if (json[at] == ',') {
                    at = JsonText.skipBlanks(json, at + 1, end);
                }
            }
            return true;
        }
    }
}
