package bio.sluice.formats.unreadable;

import bio.sluice.io.UnreadableInput;

/// A file packed by bzip2 (signature `BZh`). Immutable.
public final class Bzip2File implements UnreadableInput {
    private static final Signature SIGNATURE = Signature.hex("425A68");

    /// Made by the `ServiceLoader`.
    public Bzip2File() {}

    @Override
    public String description() {
        return "a bzip2 file";
    }

    @Override
    public boolean recognises(byte[] head, int length) {
        return SIGNATURE.begins(head, length);
    }

    @Override
    public String wayOut() {
        return "unpack it on the way in: bzip2 -dc FILE | sluice … -";
    }
}
