package bio.sluice.formats.unreadable;

import bio.sluice.io.UnreadableInput;

/// An Arrow file (signature `ARROW1`, Arrow columnar format, IPC file format). Immutable.
public final class ArrowFile implements UnreadableInput {
    private static final Signature SIGNATURE = Signature.hex("4152524F5731");

    /// Made by the `ServiceLoader`.
    public ArrowFile() {}

    @Override
    public String description() {
        return "an Arrow or Feather file";
    }

    @Override
    public boolean recognises(byte[] head, int length) {
        return SIGNATURE.begins(head, length);
    }

    @Override
    public String wayOut() {
        return "export it as CSV with pyarrow or R's arrow package";
    }
}
