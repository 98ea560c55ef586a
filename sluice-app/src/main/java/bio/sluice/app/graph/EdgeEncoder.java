package bio.sluice.app.graph;

import bio.sluice.graph.EdgeFault;
import bio.sluice.graph.EdgeParser;
import bio.sluice.graph.EdgeRow;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.stream.Encoder;

/// Writes rows of an edge table as packed edges, so that workers canonicalise identifiers in parallel and only the
/// collecting is done in order. One thread. Rows that are no edges are failed.
final class EdgeEncoder implements Encoder {
    private final Field sourceId = Field.named("source_id");
    private final Field sourceType = Field.named("source_type");
    private final Field targetId = Field.named("target_id");
    private final Field targetType = Field.named("target_type");
    private final Field relation = Field.named("relation");
    private final Field source = Field.named("source");
    private final Field confidence = Field.named("confidence");
    private final EdgeRow row = new EdgeRow();
    private final EdgeParser parser;

    /// @param defaultSource stands for the source of edges that name none
    EdgeEncoder(String defaultSource) {
        parser = new EdgeParser(IdentifierParsers.standard(), defaultSource);
    }

    @Override
    public void encode(Batch batch, Rows which, ByteSink out) {
        int rows = batch.rows();
        for (int i = 0; i < rows; i++) {
            if (which != Rows.LIVE || !batch.live(i)) {
                continue;
            }
            batch.slice(i, sourceId, row.sourceId());
            batch.slice(i, sourceType, row.sourceType());
            batch.slice(i, targetId, row.targetId());
            batch.slice(i, targetType, row.targetType());
            batch.slice(i, relation, row.relation());
            batch.slice(i, source, row.source());
            batch.slice(i, confidence, row.confidence());
            int start = out.length();
            EdgeFault fault = parser.parse(row, out);
            if (fault != null) {
                out.length(start);
                batch.fail(i, fault.kind(), fault.column(), fault.value(), fault.message(), fault.hint());
            }
        }
    }
}
