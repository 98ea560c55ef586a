package bio.sluice.formats.unreadable;

import bio.sluice.io.UnreadableInput;

/// An HDF5 file (HDF5 File Format Specification §II.A). Immutable.
public final class Hdf5File implements UnreadableInput {
    private static final Signature SIGNATURE = Signature.hex("894844460D0A1A0A");

    /// Made by the `ServiceLoader`.
    public Hdf5File() {}

    @Override
    public String description() {
        return "an HDF5 file (.h5, .h5ad, .loom)";
    }

    @Override
    public boolean recognises(byte[] head, int length) {
        return SIGNATURE.begins(head, length);
    }

    @Override
    public String wayOut() {
        return "export its table as CSV, for instance with adata.obs.to_csv(...) in Python";
    }
}
