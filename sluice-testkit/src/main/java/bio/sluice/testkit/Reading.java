package bio.sluice.testkit;

import bio.sluice.fault.Fault;
import bio.sluice.fault.Faults;
import bio.sluice.fault.Warning;
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
import java.util.ArrayList;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything that comes out of a source, read as the engine reads it. Two readings of the same bytes are equal however
/// they were cut. Immutable.
///
/// @param records the values of each record by column
/// @param places where each record stands
/// @param refused the records that were refused: place, kind, message and bytes
/// @param warnings how often each kind of warning was given
/// @param blank blank lines
public record Reading(
        List<Map<String, String>> records,
        List<String> places,
        List<String> refused,
        Map<String, Long> warnings,
        long blank) {

    /// Reads a source to its end.
    ///
    /// @param maxRecordBytes longest record
    /// @param maxRecords most records in a chunk
    /// @param maxBytes most bytes in a chunk
    /// @throws AssertionError if a record is neither decoded nor refused, or stands at an impossible place
    public static Reading of(RecordSource source, int maxRecordBytes, int maxRecords, int maxBytes) throws IOException {
        Collecting collecting = new Collecting(source.decoder());
        RawChunk raw = new RawChunk();
        try (ChunkSource chunks = source.open(maxRecordBytes)) {
            while (chunks.next(raw, maxRecords, maxBytes)) {
                collecting.take(raw, maxRecords);
            }
            collecting.blank += raw.blank();
        }
        return new Reading(
                collecting.records, collecting.places, collecting.refused, collecting.warnings, collecting.blank);
    }

    private static final class Collecting {
        private final List<Map<String, String>> records = new ArrayList<>();
        private final List<String> places = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final Map<String, Long> warnings = new TreeMap<>();
        private final Map<Schema, SchemaPath> paths = new IdentityHashMap<>();
        private final Faults faults = new Faults();
        private final Batch batch = new Batch(
                Budget.unlimited(), s -> paths.computeIfAbsent(s, x -> new SchemaPath(new Schema[] {x}, null)), faults);
        private final Decoder decoder;
        private long blank;

        Collecting(Decoder decoder) {
            this.decoder = decoder;
        }

        void take(RawChunk raw, int maxRecords) {
            blank += raw.blank();
            if (raw.refused() != null) {
                refused.add(raw.position(0, 0) + " " + raw.refused().kind() + " "
                        + raw.refused().message() + " " + bytes(raw, 0, raw.to()));
                return;
            }
            require(raw.records() > 0 && raw.records() <= maxRecords, raw.records() + " records in a chunk");
            faults.clear();
            decoder.decode(raw, batch, faults);
            require(
                    batch.rows() + faults.rejected().size() == raw.records(),
                    raw.records() + " records cut, " + batch.rows() + " rows, "
                            + faults.rejected().size() + " refused");
            int behind = raw.from();
            for (int row = 0; row < batch.rows(); row++) {
                require(batch.recordStart(row) >= behind && batch.recordEnd(row) <= raw.to(), "row " + row);
                behind = batch.recordEnd(row);
                keep(raw, row);
            }
            for (Fault fault : faults.rejected()) {
                refused.add(raw.position(fault.record(), fault.start()) + " " + fault.kind() + " " + fault.column()
                        + " " + fault.message() + " " + bytes(raw, fault.start(), fault.end()));
            }
            for (Warning warning : faults.warnings()) {
                require(warning.record() >= 0 && warning.record() < raw.records(), warning.toString());
            }
            faults.warningCounts().forEach((kind, count) -> warnings.merge(kind, count, Long::sum));
        }

        private void keep(RawChunk raw, int row) {
            Map<String, String> values = new LinkedHashMap<>();
            Schema schema = batch.schema(row);
            for (String name : schema.names()) {
                Field field = Field.named(name);
                values.put(name, batch.form(row, field) + " " + batch.text(row, field));
            }
            require(values.size() == schema.size(), "two columns of one name in " + schema);
            records.add(values);
            places.add(raw.position(batch.record(row), batch.recordStart(row)).toString());
        }

        private static String bytes(RawChunk raw, int start, int end) {
            return Base64.getEncoder().encodeToString(raw.sourceBytes(start, end));
        }

        private static void require(boolean holds, String what) {
            if (!holds) {
                throw new AssertionError(what);
            }
        }
    }
}
