package bio.sluice.graph.source;

import bio.sluice.graph.EdgeFault;
import bio.sluice.graph.EdgeRow;
import bio.sluice.graph.NodeRow;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads histories of identifiers: one that was retired and, if it has one, its successor. One thread.
///
/// A row without an old identifier, or with the same one twice, tells that one began or stayed, which nobody needs to
/// know.
final class RetiredRows implements SourceRows {
    private static final byte[] WITHDRAWN = "withdrawn".getBytes(StandardCharsets.US_ASCII);
    /// How MySQL's text dumps write NULL.
    private static final byte[] NULL = "\\N".getBytes(StandardCharsets.US_ASCII);
    /// What Ensembl's ID history converter says of an identifier without a successor.
    private static final byte[] RETIRED = "<retired>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    private final String oldColumn;
    private final String newColumn;
    private final Field oldField;
    private final Field newField;
    private final Meaning old;
    private final Meaning successor;
    private final byte[] retired;
    /// Ensembl's converter writes its heading again before the answers for each identifier.
    private final byte[] heading;
    private final RecordSpecies species;
    private final RecordFacts facts;
    private final IdentifierParsers parsers;
    private final Slice id = new Slice();
    private final Slice next = new Slice();

    /// @param roles the retired identifier, and one column, of its successor
    /// @param retired what an identifier with a successor is
    RetiredRows(TableRoles roles, String retired, String database, IdentifierParsers parsers) {
        ColumnRole column = roles.columns().get(0);
        oldColumn = roles.idColumn();
        newColumn = column.column();
        oldField = Field.named(oldColumn);
        newField = Field.named(newColumn);
        old = new Meaning(roles.idType(), "", "");
        successor = new Meaning(column.type(), column.relation(), column.confidence());
        this.retired = retired.getBytes(StandardCharsets.US_ASCII);
        heading = oldColumn.getBytes(StandardCharsets.UTF_8);
        species = new RecordSpecies(roles.speciesColumn(), roles.species());
        facts = new RecordFacts(parsers, database);
        this.parsers = parsers;
    }

    @Override
    public EdgeFault read(Batch batch, int row, ByteSink out, SourceCounts counts) {
        facts.begin(out);
        if (!species.read(batch, row)) {
            return facts.skip(Count.OTHER_SPECIES, counts);
        }
        boolean replaced = read(batch, row, newField, next);
        if (!read(batch, row, oldField, id) || replaced && isSame()) {
            return facts.skip(Count.UNCHANGED, counts);
        }
        if (equal(id, heading, 0, heading.length)) {
            return facts.skip(Count.PROSE, counts);
        }
        byte[] status = replaced ? retired : WITHDRAWN;
        NodeRow node = facts.node();
        point(id, node.id());
        old.type(node.type());
        node.name().set(NOTHING, 0, 0);
        node.status().set(status, 0, status.length);
        point(species.text(), node.species());
        facts.addNode(oldColumn, 0);
        if (replaced) {
            EdgeRow edge = facts.edge();
            point(id, edge.sourceId());
            old.type(edge.sourceType());
            point(next, edge.targetId());
            successor.type(edge.targetType());
            successor.relation(edge.relation());
            successor.confidence(edge.confidence());
            facts.addEdge(oldColumn, newColumn, 0);
        }
        return facts.end(counts);
    }

    private boolean read(Batch batch, int row, Field field, Slice into) {
        return batch.slice(row, field, into)
                && parsers.trim(into.bytes(), into.start(), into.end(), into)
                && !equal(into, NULL, 0, NULL.length)
                && !equal(into, RETIRED, 0, RETIRED.length);
    }

    /// Whether both are the same identifier, perhaps in different versions.
    private boolean isSame() {
        int end = withoutVersion(id);
        return end - id.start() == withoutVersion(next) - next.start()
                && Arrays.equals(
                        id.bytes(), id.start(), end, next.bytes(), next.start(), next.start() + end - id.start());
    }

    private static int withoutVersion(Slice text) {
        int at = text.start();
        while (at < text.end() && text.bytes()[at] != '.') {
            at++;
        }
        return at;
    }

    private static void point(Slice from, Slice to) {
        to.set(from.bytes(), from.start(), from.end());
    }

    private static boolean equal(Slice text, byte[] other, int start, int end) {
        return Arrays.equals(text.bytes(), text.start(), text.end(), other, start, end);
    }
}
