package bio.sluice.graph.source;

import bio.sluice.graph.EdgeFault;
import bio.sluice.graph.EdgeParser;
import bio.sluice.graph.EdgeRow;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;

/// Reads tables of edges, one a row. One thread.
final class EdgeTableRows implements SourceRows {
    private final Field sourceId = Field.named("source_id");
    private final Field sourceType = Field.named("source_type");
    private final Field targetId = Field.named("target_id");
    private final Field targetType = Field.named("target_type");
    private final Field relation = Field.named("relation");
    private final Field source = Field.named("source");
    private final Field confidence = Field.named("confidence");
    private final EdgeRow edge = new EdgeRow();
    private final EdgeParser parser;

    /// @param database stands for the source of edges that name none
    EdgeTableRows(String database, IdentifierParsers parsers) {
        parser = new EdgeParser(parsers, database);
    }

    @Override
    public EdgeFault read(Batch batch, int row, ByteSink out, SourceCounts counts) {
        batch.slice(row, sourceId, edge.sourceId());
        batch.slice(row, sourceType, edge.sourceType());
        batch.slice(row, targetId, edge.targetId());
        batch.slice(row, targetType, edge.targetType());
        batch.slice(row, relation, edge.relation());
        batch.slice(row, source, edge.source());
        batch.slice(row, confidence, edge.confidence());
        EdgeFault fault = parser.parse(edge, out);
        if (fault == null) {
            counts.add(Count.EDGES, 1);
        }
        return fault;
    }
}
