package bio.sluice.graph.source;

import bio.sluice.graph.EdgeFault;
import bio.sluice.graph.EdgeRow;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Slice;

/// Reads the pairs that KEGG's `conv` and `link` give: two entries with the names of their databases before them. One
/// thread.
///
/// What an outside database means decides how the two are linked; two entries of KEGG are cross-references.
final class KeggRows implements SourceRows {
    private static final String XREF = "xref";
    private static final Meaning GENE = new Meaning("kegg.genes", XREF, "1");

    private final Field entry = Field.named("entry");
    private final Field linked = Field.named("linked");
    private final DatabaseNames names;
    private final RecordFacts facts;
    private final Slice first = new Slice();
    private final Slice second = new Slice();

    KeggRows(DatabaseNames names, String database, IdentifierParsers parsers) {
        this.names = names;
        facts = new RecordFacts(parsers, database);
    }

    @Override
    public EdgeFault read(Batch batch, int row, ByteSink out, SourceCounts counts) {
        facts.begin(out);
        batch.slice(row, entry, first);
        batch.slice(row, linked, second);
        Meaning left = meaning(first);
        Meaning right = meaning(second);
        boolean fromRight = left != null && !left.relationText().equals(XREF);
        EdgeRow edge = facts.edge();
        end(fromRight ? right : left, fromRight ? second : first, edge.sourceId(), edge.sourceType());
        end(fromRight ? left : right, fromRight ? first : second, edge.targetId(), edge.targetType());
        Meaning outside = fromRight ? left : right == null ? GENE : right;
        outside.relation(edge.relation());
        outside.confidence(edge.confidence());
        facts.addEdge(fromRight ? "linked" : "entry", fromRight ? "entry" : "linked", 0);
        return facts.end(counts);
    }

    private Meaning meaning(Slice text) {
        int colon = colon(text);
        return colon == text.end() ? null : names.find(text.bytes(), text.start(), colon);
    }

    private static void end(Meaning meaning, Slice text, Slice id, Slice type) {
        if (meaning == null) { // an organism's code, which is part of the gene's identifier
            GENE.type(type);
            id.set(text.bytes(), text.start(), text.end());
            return;
        }
        meaning.type(type);
        id.set(text.bytes(), colon(text) + 1, text.end());
    }

    private static int colon(Slice text) {
        int at = text.start();
        while (at < text.end() && text.bytes()[at] != ':') {
            at++;
        }
        return at;
    }
}
