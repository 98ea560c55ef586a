package bio.sluice.formats.unreadable;

import bio.sluice.io.UnreadableInput;

/// A workbook of Excel since 2007: a zip archive with the parts that ECMA-376 part 2 asks for. Immutable.
public final class ExcelWorkbook implements UnreadableInput {
    /// Made by the `ServiceLoader`.
    public ExcelWorkbook() {}

    @Override
    public String description() {
        return "an Excel workbook";
    }

    @Override
    public boolean recognises(byte[] head, int length) {
        return ZipArchive.hasOfficeParts(head, length);
    }

    @Override
    public String wayOut() {
        return "save the sheet as CSV UTF-8 in Excel or LibreOffice and read that";
    }
}
