package bio.sluice.formats.json;

import bio.sluice.fault.Faults;
import bio.sluice.format.ReaderLimits;
import bio.sluice.format.TextEncoding;
import bio.sluice.formats.text.LineCutter;
import bio.sluice.formats.text.TextChunks;
import bio.sluice.formats.text.TextInput;
import bio.sluice.io.InputFile;
import bio.sluice.io.ReplayedFile;
import bio.sluice.option.OptionValues;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The records of some JSONL inputs; each record brings its own columns.
final class JsonlSource implements RecordSource {
    /// Bytes after which a sample ends, however few records they hold: what a look-ahead may keep of standard input.
    private static final long MAX_SAMPLE_BYTES = 64L << 20;

    private static final int SAMPLE_CHUNK_RECORDS = 1_000;
    private static final int SAMPLE_CHUNK_BYTES = 1 << 20;

    private final List<InputFile> inputs;
    private final TextEncoding encoding;
    private final LineCutter.Blank blank;
    private final byte[] comment;
    private final int skipRows;
    private final long maxRows;
    private final int maxDepth;
    private final int maxRecordBytes;
    private final Set<String> columns;

    JsonlSource(List<InputFile> inputs, OptionValues options) {
        this.inputs = inputs.stream().map(ReplayedFile::of).toList();
        this.encoding = TextEncoding.named(options.get(TextEncoding.OPTION));
        this.blank = options.get(JsonlOptions.SKIP_BLANK) ? LineCutter.Blank.WHITE : LineCutter.Blank.NONE;
        String mark = options.get(JsonlOptions.COMMENT);
        this.comment = mark == null ? new byte[0] : mark.getBytes(StandardCharsets.UTF_8);
        this.skipRows = Math.toIntExact(options.get(JsonlOptions.SKIP_ROWS));
        Long most = options.get(JsonlOptions.MAX_ROWS);
        this.maxRows = most == null ? Long.MAX_VALUE : most;
        this.maxDepth = Math.toIntExact(options.get(JsonlOptions.MAX_JSON_DEPTH));
        this.maxRecordBytes = Math.toIntExact(options.get(ReaderLimits.MAX_RECORD_BYTES));
        List<String> kept = options.get(JsonlOptions.COLUMNS);
        this.columns = kept == null ? null : Set.copyOf(kept);
    }

    @Override
    public List<Schema> headers() {
        return List.of();
    }

    @Override
    public List<Schema> sample(int records) throws IOException {
        Map<List<String>, Schema> found = new LinkedHashMap<>();
        RawChunk chunk = new RawChunk();
        Faults faults = new Faults();
        Batch batch = new Batch(Budget.unlimited(), schema -> new SchemaPath(new Schema[] {schema}, null), faults);
        Decoder decoder = decoder();
        long bytes = 0;
        int good = 0;
        try (ChunkSource chunks = chunks(maxRecordBytes)) {
            while (good < records
                    && bytes < MAX_SAMPLE_BYTES
                    && chunks.next(chunk, SAMPLE_CHUNK_RECORDS, SAMPLE_CHUNK_BYTES)) {
                bytes += chunk.to();
                if (chunk.refused() != null) {
                    continue;
                }
                decoder.decode(chunk, batch, faults);
                Schema last = null;
                for (int row = 0; row < batch.rows() && good < records; row++, good++) {
                    Schema schema = batch.schema(row);
                    if (schema != last) {
                        found.putIfAbsent(schema.names(), schema);
                        last = schema;
                    }
                }
                faults.clear();
            }
        }
        return List.copyOf(found.values());
    }

    @Override
    public ChunkSource open(int maxRecordBytes) {
        inputs.forEach(ReplayedFile::last);
        return chunks(maxRecordBytes);
    }

    @Override
    public ChunkSource resume(int maxRecordBytes, byte[] mark) throws IOException {
        inputs.forEach(ReplayedFile::last);
        return chunks(maxRecordBytes).resume(mark);
    }

    private TextChunks chunks(int maxRecordBytes) {
        return new TextChunks(inputs.size(), input -> openInput(input, maxRecordBytes), maxRows);
    }

    private TextInput openInput(int input, int maxRecordBytes) throws IOException {
        TextInput text = TextInput.open(inputs.get(input), encoding, lines(), maxRecordBytes);
        text.skipLines(skipRows);
        text.beginData();
        return text;
    }

    private LineCutter lines() {
        return new JsonLineCutter(blank, comment);
    }

    @Override
    public Decoder decoder() {
        return new JsonlDecoder(lines(), maxDepth, columns);
    }

    @Override
    public long size() {
        long total = 0;
        for (InputFile input : inputs) {
            long size = input.size();
            if (size < 0) {
                return -1;
            }
            total += size;
        }
        return total;
    }
}
