package bio.sluice.formats.delimited;

import bio.sluice.fault.RunStopped;
import bio.sluice.format.ReaderLimits;
import bio.sluice.format.TextEncoding;
import bio.sluice.formats.text.LineCutter;
import bio.sluice.formats.text.RecordCutter;
import bio.sluice.formats.text.TextChunks;
import bio.sluice.formats.text.TextInput;
import bio.sluice.formats.text.Utf8;
import bio.sluice.io.InputFile;
import bio.sluice.option.OptionValues;
import bio.sluice.record.Schema;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The records of some tables. The headers are read once; an input that can be opened only once, and the first one,
/// stay open behind theirs until the reading begins.
final class DelimitedSource implements RecordSource {
    private static final int HEADER_BLOCK = 1 << 16;

    private final List<InputFile> inputs;
    private final OptionValues values;
    private final Dialect dialect;
    private final TextEncoding encoding;
    private final boolean hasHeader;
    private final Columns columns;

    private final Map<Integer, TextInput> kept = new HashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    /// Headers whose notes have been taken: a thousand inputs mostly share one.
    private final Set<List<String>> told = new HashSet<>();
    private List<Schema> headers;
    private int maxRecordBytes;

    DelimitedSource(List<InputFile> inputs, OptionValues values, Dialect dialect) {
        this.inputs = List.copyOf(inputs);
        this.values = values;
        this.dialect = dialect;
        this.encoding = TextEncoding.named(values.get(TextEncoding.OPTION));
        this.hasHeader = DelimitedOptions.hasHeader(values);
        this.columns = new Columns(
                hasHeader,
                values.get(DelimitedOptions.COLUMNS),
                values.get(DelimitedOptions.HEADER_MISMATCH).equals("union"));
        this.maxRecordBytes = values.get(ReaderLimits.MAX_RECORD_BYTES).intValue();
    }

    @Override
    public synchronized List<Schema> headers() throws IOException {
        if (headers == null) {
            List<Schema> schemas = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                TextInput input = openAtData(i);
                schemas.add(input.schema());
                if (i == 0 || !inputs.get(i).reopenable()) {
                    kept.put(i, input);
                } else {
                    input.close();
                }
            }
            headers = List.copyOf(schemas);
        }
        return headers;
    }

    @Override
    public List<Schema> sample(int records) throws IOException {
        return List.copyOf(new LinkedHashSet<>(headers()));
    }

    @Override
    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public ChunkSource open(int maxRecordBytes) throws IOException {
        return chunks(maxRecordBytes);
    }

    @Override
    public ChunkSource resume(int maxRecordBytes, byte[] mark) throws IOException {
        synchronized (this) {
            for (TextInput input : kept.values()) {
                input.close();
            }
            kept.clear();
        }
        return chunks(maxRecordBytes).resume(mark);
    }

    private TextChunks chunks(int maxRecordBytes) {
        synchronized (this) {
            this.maxRecordBytes = maxRecordBytes;
        }
        Long maxRows = values.get(DelimitedOptions.MAX_ROWS);
        return new TextChunks(inputs.size(), this::continueWith, maxRows == null ? Long.MAX_VALUE : maxRows);
    }

    @Override
    public Decoder decoder() {
        boolean pad = values.get(DelimitedOptions.RAGGED).equals("pad");
        return new DelimitedDecoder(dialect, pad, columns::layout);
    }

    @Override
    public long size() {
        long sum = 0;
        for (InputFile input : inputs) {
            if (input.size() < 0) {
                return -1;
            }
            sum += input.size();
        }
        return sum;
    }

    private synchronized TextInput continueWith(int index) throws IOException {
        TextInput input = kept.remove(index);
        if (input == null) {
            input = openAtData(index);
        }
        input.maxRecordBytes(maxRecordBytes);
        return input;
    }

    /// Opens an input behind its header, with its schema.
    private TextInput openAtData(int index) throws IOException {
        QuotedCutter quoted = dialect.isQuoted() ? new QuotedCutter(dialect) : null;
        RecordCutter cutter = quoted == null ? dialect.lines() : quoted;
        TextInput input = TextInput.open(inputs.get(index), encoding, cutter, maxRecordBytes);
        try {
            if (input.surprise() != null) {
                notes.add(input.name() + ": " + input.surprise());
            }
            input.skipLines(values.get(DelimitedOptions.SKIP_ROWS).intValue());
            Layout layout = columns.of(input.name(), readHeader(input));
            input.schema(layout.schema());
            if (quoted != null) {
                quoted.width(layout.width());
            }
            input.beginData();
            return input;
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private Header readHeader(TextInput input) throws IOException {
        if (!hasHeader && columns.areNamed()) {
            return new Header(columns.named(), List.of());
        }
        RawChunk first = new RawChunk();
        boolean any = hasHeader ? input.next(first, 1, HEADER_BLOCK) : input.peek(first);
        if (!any) {
            throw new RunStopped(
                    RunStopped.Reason.INPUT_OUTPUT,
                    input.name() + " is empty: it has nothing but blank or skipped lines");
        }
        if (first.refused() != null) {
            throw new RunStopped(
                    RunStopped.Reason.INPUT_OUTPUT,
                    input.name() + ": the first record, which tells the columns, cannot be read: "
                            + first.refused().message());
        }
        List<String> fields = fields(first, input);
        if (!hasHeader) {
            return Header.numbered(fields.size());
        }
        input.carryBlank(first.blank());
        boolean rename = values.get(DelimitedOptions.DUPLICATE_HEADER).equals("rename");
        Header header = Header.of(fields, input.name(), rename);
        if (told.add(header.names())) {
            notes.addAll(header.notes());
        }
        return header;
    }

    /// The fields of the only record in `chunk`.
    private List<String> fields(RawChunk chunk, TextInput input) {
        byte[] bytes = chunk.bytes();
        // The record is the last thing in the chunk; blank and comment lines go before it.
        LineCutter lines = dialect.lines();
        lines.begin(input.lineEnd(), 1, maxRecordBytes);
        int start = lines.firstRecord(bytes, chunk.from(), chunk.to());
        int bad = Utf8.invalid(bytes, start, chunk.to());
        if (bad >= 0 && hasHeader) {
            throw new RunStopped(
                    RunStopped.Reason.INPUT_OUTPUT,
                    input.name() + ": the header holds bytes that are not valid text, the first at offset "
                            + (chunk.position(0, 0).offset() + chunk.sourceLength(0, bad))
                            + "; name the encoding, such as encoding: windows-1252");
        }
        List<String> fields = new ArrayList<>();
        FieldCursor cursor = new FieldCursor(dialect, input.lineEnd()).begin(bytes, start, chunk.to());
        while (cursor.next()) {
            fields.add(cursor.text());
        }
        return fields;
    }
}
