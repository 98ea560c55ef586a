package bio.sluice.graph.source;

import bio.sluice.graph.EdgeFault;
import bio.sluice.graph.EdgeParser;
import bio.sluice.graph.EdgeRow;
import bio.sluice.graph.NodeParser;
import bio.sluice.graph.NodeRow;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Slice;

/// Reads tables of edges, one a row. One thread.
///
/// In a table that has one of the columns name, status and species, a row without a target says what is known of its
/// source: so `graph export` writes a graph as one table. A row whose column spelling says `as_is` keeps the letters of
/// its symbols.
final class EdgeTableRows implements SourceRows {
    /// https://www.ncbi.nlm.nih.gov/Taxonomy/Browser/wwwtax.cgi?id=1
    private static final int ROOT = 1;

    private final Field sourceId = Field.named("source_id");
    private final Field sourceType = Field.named("source_type");
    private final Field targetId = Field.named("target_id");
    private final Field targetType = Field.named("target_type");
    private final Field relation = Field.named("relation");
    private final Field source = Field.named("source");
    private final Field confidence = Field.named("confidence");
    private final Field name = Field.named("name");
    private final Field status = Field.named("status");
    private final Field species = Field.named("species");
    private final Field spelling = Field.named("spelling");
    private final EdgeRow edge = new EdgeRow();
    private final NodeRow node = new NodeRow();
    private final EdgeParser parser;
    private final NodeParser nodeParser;
    private final Slice word = new Slice();

    /// @param database stands for the source of edges that name none
    EdgeTableRows(String database, IdentifierParsers parsers) {
        parser = new EdgeParser(parsers, database);
        nodeParser = new NodeParser(parsers);
    }

    @Override
    public EdgeFault read(Batch batch, int row, ByteSink out, SourceCounts counts) {
        batch.slice(row, sourceId, edge.sourceId());
        batch.slice(row, sourceType, edge.sourceType());
        batch.slice(row, targetId, edge.targetId());
        batch.slice(row, targetType, edge.targetType());
        // Of the root of the taxonomy nobody knows how symbols are spelt.
        int taxon = batch.slice(row, spelling, word) && word.text().strip().equals("as_is") ? ROOT : 0;
        parser.species(taxon);
        nodeParser.species(taxon);
        if (edge.targetId().isEmpty() && edge.targetType().isEmpty() && readNode(batch, row)) {
            return nodeParser.parse(node, out);
        }
        batch.slice(row, relation, edge.relation());
        batch.slice(row, source, edge.source());
        batch.slice(row, confidence, edge.confidence());
        EdgeFault fault = parser.parse(edge, out);
        if (fault == null) {
            counts.add(Count.EDGES, 1);
        }
        return fault;
    }

    /// @return false if the table has no columns for what is known of identifiers
    private boolean readNode(Batch batch, int row) {
        boolean named = batch.slice(row, name, node.name());
        boolean judged = batch.slice(row, status, node.status());
        boolean placed = batch.slice(row, species, node.species());
        batch.slice(row, sourceId, node.id());
        batch.slice(row, sourceType, node.type());
        return named || judged || placed;
    }
}
