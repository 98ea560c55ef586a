package bio.sluice.formats.unreadable;

import bio.sluice.io.UnreadableInput;
import java.nio.charset.StandardCharsets;

/// A zip archive (APPNOTE §4.3.7) that is not a workbook. Immutable.
public final class ZipArchive implements UnreadableInput {
    private static final Signature SIGNATURE = Signature.hex("504B0304");

    /// Made by the `ServiceLoader`.
    public ZipArchive() {}

    @Override
    public String description() {
        return "a zip archive";
    }

    @Override
    public boolean recognises(byte[] head, int length) {
        return SIGNATURE.begins(head, length) && !hasOfficeParts(head, length);
    }

    /// Whether an archive begins with parts of an Office document, whose names stand uncompressed in it.
    static boolean hasOfficeParts(byte[] head, int length) {
        if (!SIGNATURE.begins(head, length)) {
            return false;
        }
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        return text.contains("[Content_Types].xml") || text.contains("xl/") || text.contains("_rels/.rels");
    }

    @Override
    public String wayOut() {
        return "unpack one file on the way in: unzip -p FILE NAME | sluice … -";
    }
}
