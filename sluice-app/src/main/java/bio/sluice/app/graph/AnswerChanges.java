package bio.sluice.app.graph;

import bio.sluice.app.config.SettingsTree;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.sample.TableRecords;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.fault.Position;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.option.Problems;
import bio.sluice.record.Field;
import bio.sluice.record.Schema;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Looks the identifiers of a table up in two graphs. One use, one thread; holds a chunk of the table at a time.
public final class AnswerChanges {
    private static final int MOST_RECORD_BYTES = 1 << 20;

    private final GraphReading before;
    private final GraphReading after;
    private final String type;
    private final Consumer<Change> changes;
    private long records;
    private long changed;
    private long skipped;

    AnswerChanges(GraphReading before, GraphReading after, String type, Consumer<Change> changes) {
        this.before = before;
        this.after = after;
        this.type = type;
        this.changes = changes;
        if (type != null) {
            before.requireTypeOfEither(type, after);
        }
    }

    /// A record whose answers differ.
    ///
    /// @param record its number, from 1
    /// @param value what its column holds
    /// @param before one answer for each identifier there
    /// @param after likewise, from the newer graph
    public record Change(long record, String value, List<LookupAnswer> before, List<LookupAnswer> after) {
        public Change {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /// How many records were looked at.
    ///
    /// @param records all that could be read
    /// @param changed those whose answers differ
    /// @param skipped those with nothing to look up
    /// @param unreadable those that could not be read
    public record Counts(long records, long changed, long skipped, long unreadable) {}

    Counts read(String name, String column, Plugins plugins) throws IOException {
        Inputs inputs = Inputs.find(plugins, List.of(name), Inputs.AUTO, DigestAlgorithm.CRC32C, null);
        RecordSource source = inputs.format()
                .read(
                        inputs.files(),
                        inputs.format().readerOptions().read(SettingsTree.of(Map.of(), name), "", new Problems()));
        for (Schema header : source.headers()) {
            if (header.find(column) < 0) {
                throw new RunStopped(
                        Reason.USAGE,
                        name + ": no column \"" + column + "\"; " + Problems.suggestion(column, header.names()));
            }
        }
        Field field = Field.named(column);
        try (TableRecords table = new TableRecords(source, MOST_RECORD_BYTES)) {
            while (table.next(TableRecords.CHUNK_RECORDS)) {
                for (int row = 0; row < table.rows(); row++) {
                    String value = table.batch().text(row, field);
                    int at = row;
                    compare(value == null ? "" : value, () -> table.position(at));
                }
            }
            return new Counts(records, changed, skipped, table.unreadable());
        }
    }

    /// @param place finds out where the record stands, which takes a while
    private void compare(String value, Supplier<Position> place) {
        records++;
        List<LookupAnswer> old = before.cell(value, type);
        List<LookupAnswer> now = after.cell(value, type);
        if (old.stream().allMatch(answer -> answer.status().equals("skipped"))) {
            skipped++;
        }
        if (!essence(old).equals(essence(now))) {
            changed++;
            changes.accept(new Change(place.get().record(), value, old, now));
        }
    }

    /// What a user of the answers sees of them; sources and paths may differ.
    private static List<Object> essence(List<LookupAnswer> answers) {
        List<Object> essence = new ArrayList<>();
        for (LookupAnswer answer : answers) {
            essence.add(answer.status());
            essence.add(answer.candidates());
            answer.mappings()
                    .forEach(mapping -> essence.add(
                            List.of(mapping.curie(), mapping.type(), mapping.confidence(), mapping.predicate())));
        }
        return essence;
    }
}
