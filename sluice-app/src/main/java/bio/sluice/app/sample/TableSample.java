package bio.sluice.app.sample;

import bio.sluice.app.report.GroupedDigits;
import bio.sluice.detect.ColumnDetector;
import bio.sluice.detect.ColumnSample;
import bio.sluice.detect.ColumnVerdict;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Schema;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The first records of some inputs, column by column. One thread.
///
/// Records that cannot be read are counted and left out; what is wrong with them a run says.
public final class TableSample {
    /// Records that are looked at unless another number is given.
    public static final int USUAL_RECORDS = 10_000;

    /// Bytes after which a sample ends, however few records they hold: what may be kept of standard input.
    private static final long MOST_BYTES = 64L << 20;

    /// By column; those of the others are [#usual].
    private final Map<String, IdentifierParsers> own;

    private final IdentifierParsers usual;
    private final Map<String, ColumnSample> columns = new LinkedHashMap<>();
    private final Map<Schema, ColumnSample[]> bySchema = new IdentityHashMap<>();
    private final boolean open;
    private long records;
    private long unreadable;
    private boolean whole;

    private TableSample(IdentifierParsers usual, Map<String, IdentifierParsers> own) {
        this.usual = usual;
        this.own = own;
        this.open = own.isEmpty();
        own.keySet().forEach(this::column);
    }

    /// Reads a sample of all columns.
    ///
    /// @param source read from its beginning, and closed
    /// @param parsers for the types to choose from; they also say which words stand for nothing
    /// @param most records at most
    /// @param maxRecordBytes longest record that may be held
    public static TableSample read(RecordSource source, IdentifierParsers parsers, long most, int maxRecordBytes)
            throws IOException {
        return read(source, new TableSample(parsers, Map.of()), most, maxRecordBytes);
    }

    /// Reads a sample of some columns.
    ///
    /// @param columns those to look at, at least one, each with its parsers
    public static TableSample read(
            RecordSource source, Map<String, IdentifierParsers> columns, long most, int maxRecordBytes)
            throws IOException {
        return read(source, new TableSample(null, new LinkedHashMap<>(columns)), most, maxRecordBytes);
    }

    private static TableSample read(RecordSource source, TableSample sample, long most, int maxRecordBytes)
            throws IOException {
        for (Schema header : source.headers()) {
            sample.columns(header);
        }
        sample.fill(source, most, maxRecordBytes);
        return sample;
    }

    private void fill(RecordSource source, long most, int maxRecordBytes) throws IOException {
        try (TableRecords table = new TableRecords(source, maxRecordBytes)) {
            while (records < most && table.bytes() < MOST_BYTES) {
                whole = !table.next((int) Math.min(TableRecords.CHUNK_RECORDS, most - records));
                unreadable = table.unreadable();
                if (whole) {
                    return;
                }
                for (int row = 0; row < table.rows(); row++) {
                    for (ColumnSample column : columns(table.batch().schema(row))) {
                        column.add(table.batch(), row);
                    }
                }
                records += table.rows();
            }
            whole = table.atEnd();
        }
    }

    private ColumnSample[] columns(Schema schema) {
        return bySchema.computeIfAbsent(schema, unused -> {
            if (!open) {
                return columns.values().toArray(ColumnSample[]::new);
            }
            List<ColumnSample> of = new ArrayList<>();
            for (int i = 0; i < schema.size(); i++) {
                of.add(column(schema.column(i).name()));
            }
            return of.toArray(ColumnSample[]::new);
        });
    }

    private ColumnSample column(String name) {
        return columns.computeIfAbsent(name, column -> new ColumnSample(column, parsers(column)));
    }

    /// What each column holds, in their order.
    public List<ColumnVerdict> judge() {
        Map<IdentifierParsers, ColumnDetector> detectors = new IdentityHashMap<>();
        return columns.values().stream()
                .map(column -> detectors
                        .computeIfAbsent(parsers(column.column()), ColumnDetector::new)
                        .judge(column))
                .toList();
    }

    private IdentifierParsers parsers(String column) {
        return own.getOrDefault(column, usual);
    }

    /// Records that were looked at.
    public long records() {
        return records;
    }

    /// Records that could not be read and were left out.
    public long unreadable() {
        return unreadable;
    }

    /// Whether the inputs have no more records than these.
    public boolean isWhole() {
        return whole;
    }

    /// What was looked at, in a sentence's beginning: `the first 10,000 records`.
    public String words() {
        String count = GroupedDigits.of(records);
        String what = (whole
                ? (records == 1 ? "the only record" : "all " + count + " records")
                : "the first " + count + " records");
        return unreadable == 0 ? what : what + " (" + unreadable + " others could not be read)";
    }
}
