package bio.sluice.graph.source;

import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// What a column, or a database that a column names, means: the type of its identifiers, how they are linked, and how
/// sure that is. Immutable.
final class Meaning {
    /// Relations whose columns hold what an identifier was, or is also called: the edge leads to the identifier.
    private static final Set<String> NAMES_OF_IT = Set.of("previous", "alias");

    private final byte[] type;
    private final byte[] relation;
    private final byte[] confidence;
    private final boolean leadsBack;
    private final boolean symbol;
    private final boolean previous;

    /// @param type a type by any name
    /// @param relation as in edge tables
    /// @param confidence as in edge tables; empty for 1
    Meaning(String type, String relation, String confidence) {
        this.type = type.getBytes(StandardCharsets.UTF_8);
        this.relation = relation.getBytes(StandardCharsets.UTF_8);
        this.confidence = confidence.getBytes(StandardCharsets.UTF_8);
        leadsBack = NAMES_OF_IT.contains(relation);
        symbol = type.equals("hgnc.symbol");
        previous = relation.equals("previous");
    }

    void type(Slice out) {
        out.set(type, 0, type.length);
    }

    void relation(Slice out) {
        out.set(relation, 0, relation.length);
    }

    void confidence(Slice out) {
        out.set(confidence, 0, confidence.length);
    }

    /// Whether the edge leads from the column's identifiers and not to them.
    boolean leadsBack() {
        return leadsBack;
    }

    /// Whether the identifiers are gene symbols, whose letters depend on the species.
    boolean isSymbol() {
        return symbol;
    }

    /// Whether the identifiers are what others were called before.
    boolean isPrevious() {
        return previous;
    }

    String typeText() {
        return new String(type, StandardCharsets.UTF_8);
    }

    String relationText() {
        return new String(relation, StandardCharsets.UTF_8);
    }

    String confidenceText() {
        return new String(confidence, StandardCharsets.UTF_8);
    }
}
