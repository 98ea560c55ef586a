package bio.sluice.formats.unreadable;

import bio.sluice.io.UnreadableInput;

/// A file packed by zstd (RFC 8878 §3.1.1). Immutable.
public final class ZstdFile implements UnreadableInput {
    private static final Signature SIGNATURE = Signature.hex("28B52FFD");

    /// Made by the `ServiceLoader`.
    public ZstdFile() {}

    @Override
    public String description() {
        return "a Zstandard file";
    }

    @Override
    public boolean recognises(byte[] head, int length) {
        return SIGNATURE.begins(head, length);
    }

    @Override
    public String wayOut() {
        return "unpack it on the way in: zstd -dc FILE | sluice … -";
    }
}
