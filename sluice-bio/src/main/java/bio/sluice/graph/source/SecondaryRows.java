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

/// Reads UniProt's index of secondary accessions: free text, then lines of a secondary and a primary accession. One
/// thread.
///
/// An accession that was divided stands on several lines. A line that is no pair of accessions is text.
final class SecondaryRows implements SourceRows {
    /// What a line of the table may have at most: two accessions of ten letters and the blanks between them.
    private static final int MOST = 40;
    private static final byte[] SECONDARY = "secondary".getBytes(StandardCharsets.US_ASCII);
    private static final Meaning REPLACED = new Meaning("uniprot", "replaced_by", "1");

    private final Field field = Field.named("line");
    private final RecordFacts facts;
    private final Slice line = new Slice();

    SecondaryRows(String database, IdentifierParsers parsers) {
        facts = new RecordFacts(parsers, database);
    }

    @Override
    public EdgeFault read(Batch batch, int row, ByteSink out, SourceCounts counts) {
        facts.begin(out);
        batch.slice(row, field, line);
        byte[] bytes = line.bytes();
        int from = gap(bytes, line.start(), line.end(), true);
        int to = gap(bytes, from, line.end(), false);
        int next = gap(bytes, to, line.end(), true);
        int end = gap(bytes, next, line.end(), false);
        boolean pair = line.length() <= MOST && next < end && gap(bytes, end, line.end(), true) == line.end();
        if (!pair || !isAccession(bytes, from, to) || !isAccession(bytes, next, end)) {
            return facts.skip(Count.PROSE, counts);
        }
        NodeRow node = facts.node();
        node.id().set(bytes, from, to);
        REPLACED.type(node.type());
        node.status().set(SECONDARY, 0, SECONDARY.length);
        facts.addNode("line", 0);
        EdgeRow edge = facts.edge();
        edge.sourceId().set(bytes, from, to);
        REPLACED.type(edge.sourceType());
        edge.targetId().set(bytes, next, end);
        REPLACED.type(edge.targetType());
        REPLACED.relation(edge.relation());
        REPLACED.confidence(edge.confidence());
        facts.addEdge("line", "line", 0);
        return facts.end(counts);
    }

    /// The first byte from `from` on that is no blank, or that is one.
    private static int gap(byte[] bytes, int from, int end, boolean over) {
        int at = from;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t') == over) {
            at++;
        }
        return at;
    }

    /// Six or ten capitals and digits, a capital first and a digit last:
    /// https://www.uniprot.org/help/accession_numbers.
    static boolean isAccession(byte[] bytes, int start, int end) {
        if (end - start != 6 && end - start != 10) {
            return false;
        }
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (!(b >= 'A' && b <= 'Z' || i > start && b >= '0' && b <= '9')) {
                return false;
            }
        }
        byte digit = bytes[start + 1];
        return digit >= '0' && digit <= '9' && bytes[end - 1] >= '0' && bytes[end - 1] <= '9';
    }
}
