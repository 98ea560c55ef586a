package bio.sluice.graph.source;

import bio.sluice.graph.EdgeFault;
import bio.sluice.graph.EdgeRow;
import bio.sluice.graph.NodeRow;
import bio.sluice.graph.NodeStatus;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Column;
import bio.sluice.record.Field;
import bio.sluice.record.Schema;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;

/// Reads HGNC's list of withdrawn entries: a record was merged into another, split among several, or given up. One
/// thread.
///
/// Its last column lists successors, `HGNC_ID|SYMBOL|STATUS` each, with commas between; its heading has changed over
/// the
/// years behind `MERGED_INTO_REPORT`, and so has the sign, a slash before 2022.
final class WithdrawnRows implements SourceRows {
    static final String SUCCESSORS = "MERGED_INTO_REPORT";

    private static final String ID = "HGNC_ID";
    private static final String SYMBOL = "WITHDRAWN_SYMBOL";
    private static final Meaning GENE = new Meaning("hgnc", "replaced_by", "1");
    private static final Meaning NAME = new Meaning("hgnc.symbol", "replaced_by", "1");
    private static final byte[] NOTHING = {};

    private final Field idField = Field.named(ID);
    private final Field symbolField = Field.named(SYMBOL);
    private final RecordFacts facts;
    private final Parts successors;
    private final IdentifierParsers parsers;
    private final byte[] species;
    private final Slice id = new Slice();
    private final Slice symbol = new Slice();
    private final Slice cell = new Slice();
    private final Slice field = new Slice();
    private Schema schema;
    private Field successorField;

    WithdrawnRows(TableRoles roles, String database, IdentifierParsers parsers) {
        facts = new RecordFacts(parsers, database);
        successors = new Parts(parsers, ",", null, 0);
        this.parsers = parsers;
        species = roles.species().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public EdgeFault read(Batch batch, int row, ByteSink out, SourceCounts counts) {
        facts.begin(out);
        batch.slice(row, idField, id);
        boolean named = batch.slice(row, symbolField, symbol)
                && parsers.trim(symbol.bytes(), symbol.start(), symbol.end(), symbol);
        batch.slice(row, successors(batch.schema(row)), cell);
        int count = 0;
        for (successors.begin(cell); successors.next(); ) {
            count++;
            nth(0);
            edge(id, field, GENE, ID);
            if (named && nth(1)) {
                edge(symbol, field, NAME, SYMBOL);
            }
        }
        NodeStatus status = count == 0 ? NodeStatus.WITHDRAWN : count == 1 ? NodeStatus.MERGED : NodeStatus.SPLIT;
        fact(id, GENE, status, ID);
        if (named) {
            fact(symbol, NAME, count == 0 ? NodeStatus.WITHDRAWN : NodeStatus.PREVIOUS, SYMBOL);
        }
        return facts.end(counts);
    }

    private Field successors(Schema of) {
        if (of != schema) {
            schema = of;
            successorField = Field.named(SUCCESSORS);
            for (int i = 0; i < of.size(); i++) {
                Column column = of.column(i);
                if (column.name().startsWith(SUCCESSORS)) {
                    successorField = Field.named(column.name());
                }
            }
        }
        return successorField;
    }

    /// Points [#field] at the n-th text of the successor at hand; false if it has none.
    private boolean nth(int n) {
        Slice part = successors.part();
        byte[] bytes = part.bytes();
        int from = part.start();
        for (int i = 0; i < n; i++) {
            from = Math.min(sign(bytes, from, part.end()) + 1, part.end());
        }
        field.set(bytes, from, sign(bytes, from, part.end()));
        return !field.isEmpty();
    }

    private static int sign(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '|' && bytes[at] != '/') {
            at++;
        }
        return at;
    }

    private void edge(Slice from, Slice to, Meaning meaning, String column) {
        EdgeRow edge = facts.edge();
        edge.sourceId().set(from.bytes(), from.start(), from.end());
        meaning.type(edge.sourceType());
        edge.targetId().set(to.bytes(), to.start(), to.end());
        meaning.type(edge.targetType());
        meaning.relation(edge.relation());
        meaning.confidence(edge.confidence());
        facts.addEdge(column, SUCCESSORS, 0);
    }

    private void fact(Slice of, Meaning meaning, NodeStatus status, String column) {
        NodeRow node = facts.node();
        node.id().set(of.bytes(), of.start(), of.end());
        meaning.type(node.type());
        node.name().set(NOTHING, 0, 0);
        byte[] word = status.text().getBytes(StandardCharsets.US_ASCII);
        node.status().set(word, 0, word.length);
        node.species().set(species, 0, meaning == GENE ? species.length : 0);
        facts.addNode(column, 0);
    }
}
