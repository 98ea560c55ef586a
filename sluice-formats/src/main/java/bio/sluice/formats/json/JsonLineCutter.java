package bio.sluice.formats.json;

import bio.sluice.formats.text.LineCutter;
import bio.sluice.formats.text.Words;

/// Cuts lines of JSON. A CR is white space inside a record (RFC 8259 §2), so it only ends lines where there is no LF as
/// far as can be seen.
final class JsonLineCutter extends LineCutter {
    /// @param blankLines which lines are no records
    /// @param comment what a comment line begins with; empty if there are none
    JsonLineCutter(Blank blankLines, byte[] comment) {
        super(blankLines, comment);
    }

    @Override
    public byte lineEnd(byte[] bytes, int length, boolean end) {
        if (Words.find(bytes, 0, length, (byte) '\n') < length) {
            return '\n';
        }
        return end ? LineCutter.firstLineEnd(bytes, 0, length, true) : 0;
    }
}
