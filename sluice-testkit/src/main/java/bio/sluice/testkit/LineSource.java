package bio.sluice.testkit;

import bio.sluice.io.InputFile;
import bio.sluice.record.Schema;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.util.List;

/// The smallest real format: a record is a line, its fields stand between commas, nothing is quoted. A line with a
/// wrong number of fields is refused by the decoder (`ragged_row`), one that is too long by the cutter
/// (`record_too_long`); blank lines are none.
public final class LineSource implements RecordSource {
    private final List<InputFile> inputs;
    private final Schema schema;

    private LineSource(List<InputFile> inputs, Schema schema) {
        this.inputs = inputs;
        this.schema = schema;
    }

    /// The lines of `inputs`, which have no header.
    ///
    /// @param columns what the fields are called
    public static LineSource of(List<? extends InputFile> inputs, String... columns) {
        return new LineSource(List.copyOf(inputs), Schema.of(columns));
    }

    /// The lines of a text.
    public static LineSource of(String text, String... columns) {
        return of(List.of(MemoryInput.of("lines.txt", text)), columns);
    }

    @Override
    public List<Schema> headers() {
        return inputs.stream().map(input -> schema).toList();
    }

    @Override
    public List<Schema> sample(int records) {
        return List.of(schema);
    }

    @Override
    public ChunkSource open(int maxRecordBytes) throws IOException {
        return new LineCutter(inputs, schema, maxRecordBytes);
    }

    @Override
    public ChunkSource resume(int maxRecordBytes, byte[] mark) throws IOException {
        LineCutter cutter = new LineCutter(inputs, schema, maxRecordBytes);
        cutter.skipTo(mark);
        return cutter;
    }

    @Override
    public Decoder decoder() {
        return new LineDecoder();
    }

    @Override
    public long size() {
        return inputs.stream().mapToLong(InputFile::size).sum();
    }
}
