package bio.sluice.formats.delimited;

import bio.sluice.fault.Fault;
import bio.sluice.fault.Faults;
import bio.sluice.fault.Position;
import bio.sluice.format.Format;
import bio.sluice.format.ReaderLimits;
import bio.sluice.formats.text.BytesInput;
import bio.sluice.io.InputFile;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.Field;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Everything that comes out of reading some tables, as the engine would read them.
record TableReading(
        List<String> columns,
        List<List<String>> rows,
        List<Position> positions,
        List<Refused> refused,
        List<String> warnings,
        long blank,
        List<String> notes) {
    /// A record that was refused, with its place.
    record Refused(String kind, Position position, String column, String message, String raw) {}

    static TableReading of(Format format, List<? extends InputFile> inputs, Map<String, ?> options) throws IOException {
        return of(format, inputs, options, 1_000, 1 << 20);
    }

    static TableReading of(
            Format format, List<? extends InputFile> inputs, Map<String, ?> options, int maxRecords, int maxBytes)
            throws IOException {
        OptionValues values = values(format, options);
        RecordSource source = format.read(List.copyOf(inputs), values);
        List<String> columns = source.headers().get(0).names();
        List<List<String>> rows = new ArrayList<>();
        List<Position> positions = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        Map<String, String> warnings = new TreeMap<>();
        long blank = 0;
        Decoder decoder = source.decoder();
        Faults faults = new Faults();
        Map<Schema, SchemaPath> paths = new IdentityHashMap<>();
        Batch batch = new Batch(
                Budget.unlimited(), s -> paths.computeIfAbsent(s, x -> new SchemaPath(new Schema[] {x}, null)), faults);
        RawChunk raw = new RawChunk();
        int most = values.get(ReaderLimits.MAX_RECORD_BYTES).intValue();
        try (ChunkSource chunks = source.open(most)) {
            while (chunks.next(raw, maxRecords, maxBytes)) {
                blank += raw.blank();
                if (raw.refused() != null) {
                    refused.add(new Refused(
                            raw.refused().kind(),
                            raw.position(0, 0),
                            null,
                            raw.refused().message(),
                            new String(raw.sourceBytes(0, raw.to()), StandardCharsets.UTF_8)));
                    continue;
                }
                faults.clear();
                decoder.decode(raw, batch, faults);
                if (batch.rows() + faults.rejected().size() != raw.records()) {
                    throw new AssertionError(raw.records() + " records cut, " + batch.rows() + " rows, "
                            + faults.rejected().size() + " refused");
                }
                checkSkipping(decoder, raw, batch);
                faults.warningCounts()
                        .forEach((kind, n) ->
                                warnings.merge(kind, "" + n, (a, b) -> "" + (Long.parseLong(a) + Long.parseLong(b))));
                for (int row = 0; row < batch.rows(); row++) {
                    List<String> cells = new ArrayList<>();
                    for (String column : batch.schema(row).names()) {
                        cells.add(batch.text(row, Field.named(column)));
                    }
                    rows.add(cells);
                    positions.add(raw.position(batch.record(row), batch.recordStart(row)));
                }
                for (Fault fault : faults.rejected()) {
                    refused.add(new Refused(
                            fault.kind(),
                            raw.position(fault.record(), fault.start()),
                            fault.column(),
                            fault.message(),
                            new String(raw.sourceBytes(fault.start(), fault.end()), StandardCharsets.UTF_8)));
                }
            }
            blank += raw.blank();
        }
        List<String> told = new ArrayList<>();
        warnings.forEach((kind, n) -> told.add(kind + " " + n));
        return new TableReading(columns, rows, positions, refused, told, blank, source.notes());
    }

    /// Decodes the tables and shows each batch to `viewer`.
    static void each(Format format, List<? extends InputFile> inputs, Map<String, ?> options, Consumer<Batch> viewer)
            throws IOException {
        RecordSource source = format.read(List.copyOf(inputs), values(format, options));
        Map<Schema, SchemaPath> paths = new IdentityHashMap<>();
        Faults faults = new Faults();
        Batch batch = new Batch(
                Budget.unlimited(), s -> paths.computeIfAbsent(s, x -> new SchemaPath(new Schema[] {x}, null)), faults);
        Decoder decoder = source.decoder();
        RawChunk raw = new RawChunk();
        try (ChunkSource chunks = source.open(1 << 20)) {
            while (chunks.next(raw, 1_000, 1 << 20)) {
                decoder.decode(raw, batch, faults);
                viewer.accept(batch);
            }
        }
    }

    /// The fields of all records in the order of the input, also of those that do not have as many as the first; these
    /// are read again, each on its own.
    static List<List<String>> allRecords(Format format, InputFile input, Map<String, ?> options) throws IOException {
        TableReading whole = of(format, List.of(input), options);
        Map<Long, List<String>> byRecord = new TreeMap<>();
        for (int i = 0; i < whole.rows().size(); i++) {
            byRecord.put(whole.positions().get(i).record(), whole.rows().get(i));
        }
        for (Refused refused : whole.refused()) {
            if (!refused.kind().equals("ragged_row")) {
                throw new IOException(refused.kind() + ": " + refused.raw());
            }
            byRecord.put(
                    refused.position().record(),
                    refused.raw().isEmpty()
                            ? List.of("")
                            : of(format, List.of(new BytesInput("raw", refused.raw())), options)
                                    .rows()
                                    .get(0));
        }
        return List.copyOf(byRecord.values());
    }

    /// Skipping to the middle must come to where a row begins.
    private static void checkSkipping(Decoder decoder, RawChunk raw, Batch batch) {
        if (batch.rows() == raw.records() && raw.records() > 1) {
            int half = raw.records() / 2;
            int at = decoder.skip(raw, half);
            if (at > batch.recordStart(half) || at <= batch.recordEnd(half - 1)) {
                throw new AssertionError("skipping " + half + " records ends at " + at + ", the row begins at "
                        + batch.recordStart(half));
            }
        }
    }

    static OptionValues values(Format format, Map<String, ?> options) {
        return values(format.readerOptions(), options);
    }

    static OptionValues values(OptionTable table, Map<String, ?> options) {
        Location here = Location.of("test");
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        options.forEach((key, value) -> entries.put(key, node(value, here)));
        Problems problems = new Problems();
        OptionValues values = table.read(new ConfigNode.Mapping(entries, Map.of(), here), "", problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.all().toString());
        }
        return values;
    }

    private static ConfigNode node(Object value, Location here) {
        if (value instanceof List<?> list) {
            return new ConfigNode.Sequence(
                    list.stream().map(item -> node(item, here)).toList(), here);
        }
        return new ConfigNode.Scalar(value.toString(), true, here);
    }
}
