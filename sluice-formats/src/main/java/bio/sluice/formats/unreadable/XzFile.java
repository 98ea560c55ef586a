package bio.sluice.formats.unreadable;

import bio.sluice.io.UnreadableInput;

/// A file packed by xz (The .xz File Format §2.1.1.1). Immutable.
public final class XzFile implements UnreadableInput {
    private static final Signature SIGNATURE = Signature.hex("FD377A585A00");

    /// Made by the `ServiceLoader`.
    public XzFile() {}

    @Override
    public String description() {
        return "an xz file";
    }

    @Override
    public boolean recognises(byte[] head, int length) {
        return SIGNATURE.begins(head, length);
    }

    @Override
    public String wayOut() {
        return "unpack it on the way in: xz -dc FILE | sluice … -";
    }
}
