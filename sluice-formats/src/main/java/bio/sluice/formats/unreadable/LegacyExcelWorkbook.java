package bio.sluice.formats.unreadable;

import bio.sluice.io.UnreadableInput;

/// A compound file, as Excel wrote until 2003 (MS-CFB §2.2). Immutable.
public final class LegacyExcelWorkbook implements UnreadableInput {
    private static final Signature SIGNATURE = Signature.hex("D0CF11E0A1B11AE1");

    /// Made by the `ServiceLoader`.
    public LegacyExcelWorkbook() {}

    @Override
    public String description() {
        return "an old Excel workbook (.xls) or another old Office file";
    }

    @Override
    public boolean recognises(byte[] head, int length) {
        return SIGNATURE.begins(head, length);
    }

    @Override
    public String wayOut() {
        return "save the sheet as CSV UTF-8 and read that";
    }
}
