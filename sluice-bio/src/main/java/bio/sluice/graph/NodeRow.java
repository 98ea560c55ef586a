package bio.sluice.graph;

import bio.sluice.record.Slice;

/// What a source says of one identifier, as it was written: five texts, of which name, status and species may be empty.
/// One thread; reused from row to row.
public final class NodeRow {
    private final Slice id = new Slice();
    private final Slice type = new Slice();
    private final Slice name = new Slice();
    private final Slice status = new Slice();
    private final Slice species = new Slice();

    /// The identifier.
    public Slice id() {
        return id;
    }

    /// Its type, by any name.
    public Slice type() {
        return type;
    }

    /// What it is called.
    public Slice name() {
        return name;
    }

    /// The word of a [NodeStatus].
    public Slice status() {
        return status;
    }

    /// The number of a taxon of NCBI, with or without `taxon:` or `NCBITaxon:` before it.
    public Slice species() {
        return species;
    }
}
