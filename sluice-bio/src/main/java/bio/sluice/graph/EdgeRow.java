package bio.sluice.graph;

import bio.sluice.record.Slice;

/// One row of an edge table as it was written: seven texts, of which relation, source and confidence may be empty. One
/// thread; reused from row to row.
public final class EdgeRow {
    private final Slice sourceId = new Slice();
    private final Slice sourceType = new Slice();
    private final Slice targetId = new Slice();
    private final Slice targetType = new Slice();
    private final Slice relation = new Slice();
    private final Slice source = new Slice();
    private final Slice confidence = new Slice();

    /// The identifier the edge begins at.
    public Slice sourceId() {
        return sourceId;
    }

    /// Its type, by any name.
    public Slice sourceType() {
        return sourceType;
    }

    /// The identifier the edge leads to.
    public Slice targetId() {
        return targetId;
    }

    /// Its type, by any name.
    public Slice targetType() {
        return targetType;
    }

    /// What the edge means; none is the same as `xref`.
    public Slice relation() {
        return relation;
    }

    /// Where the edge is from.
    public Slice source() {
        return source;
    }

    /// How sure it is, from 0 to 1; none is the same as 1.
    public Slice confidence() {
        return confidence;
    }
}
