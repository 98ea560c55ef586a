package bio.sluice.graph.source;

import bio.sluice.graph.EdgeFault;
import bio.sluice.graph.EdgeRow;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Schema;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;

/// Reads BridgeDb's text lists, whose columns are named for data sources: every two identifiers of a row are linked, as
/// BridgeDb itself does it. One thread.
final class BridgeDbRows implements SourceRows {
    private final DatabaseNames names;
    private final RecordFacts facts;
    private final IdentifierParsers parsers;
    private Schema schema;
    private Field[] fields = {};
    private Meaning[] meanings = {};
    private Slice[] ids = {};

    BridgeDbRows(DatabaseNames names, String database, IdentifierParsers parsers) {
        this.names = names;
        this.parsers = parsers;
        facts = new RecordFacts(parsers, database);
    }

    @Override
    public EdgeFault read(Batch batch, int row, ByteSink out, SourceCounts counts) {
        facts.begin(out);
        if (batch.schema(row) != schema) {
            begin(batch.schema(row));
        }
        for (int i = 0; i < fields.length; i++) {
            Slice id = ids[i];
            if (!batch.slice(row, fields[i], id) || !parsers.trim(id.bytes(), id.start(), id.end(), id)) {
                id.set(id.bytes(), 0, 0);
            }
        }
        EdgeRow edge = facts.edge();
        for (int i = 0; i < fields.length; i++) {
            for (int k = i + 1; k < fields.length; k++) {
                if (!ids[i].isEmpty() && !ids[k].isEmpty()) {
                    edge.sourceId().set(ids[i].bytes(), ids[i].start(), ids[i].end());
                    meanings[i].type(edge.sourceType());
                    edge.targetId().set(ids[k].bytes(), ids[k].start(), ids[k].end());
                    meanings[k].type(edge.targetType());
                    meanings[k].relation(edge.relation());
                    meanings[k].confidence(edge.confidence());
                    facts.addEdge(fields[i].name(), fields[k].name(), 0);
                }
            }
        }
        return facts.end(counts);
    }

    private void begin(Schema of) {
        schema = of;
        fields = new Field[of.size()];
        meanings = new Meaning[of.size()];
        ids = new Slice[of.size()];
        for (int i = 0; i < fields.length; i++) {
            String name = of.column(i).name();
            fields[i] = Field.named(name);
            ids[i] = new Slice();
            meanings[i] = meaning(names, name);
        }
    }

    /// What a heading means, whose column may have been renamed because the source stands twice.
    private static Meaning meaning(DatabaseNames names, String heading) {
        Meaning known = find(names, heading);
        return known != null ? known : find(names, heading.replaceFirst("_[0-9]+$", ""));
    }

    private static Meaning find(DatabaseNames names, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return names.find(bytes, 0, bytes.length);
    }
}
