package bio.sluice.formats.text;

/// Finds where the records of one input end. Made by a format for each input it opens. Called under the read lock, so
/// by one thread at a time.
///
/// [TextInput] calls [#begin] where a record begins, then [#scan] with more and more bytes until it returns true or
/// the input ends, and takes `bytes[0, cut())`. What lies behind is scanned again after the next [#begin].
public interface RecordCutter {
    /// The byte that ends the lines of an input, `\n` (also for CRLF) or `\r`, judged by the first line end outside
    /// quotes in `bytes[0, length)`; 0 if more bytes are needed to tell. Called before anything else.
    ///
    /// @param end whether the input ends at `length`
    default byte lineEnd(byte[] bytes, int length, boolean end) {
        return LineCutter.firstLineEnd(bytes, 0, length, end);
    }

    /// Begins at byte 0 of a buffer, where a record begins: nothing is scanned, nothing is counted.
    ///
    /// @param lineEnd what ends the lines of this input
    /// @param maxRecords records to find, at most
    /// @param maxRecordBytes longest record, without its line end
    void begin(byte lineEnd, int maxRecords, int maxRecordBytes);

    /// Scans on in `bytes[0, length)`, of which a shorter part was given at the last call since [#begin]. May read, but
    /// not judge, 16 bytes more.
    ///
    /// @param end whether the input ends at `length`; a last record needs no line end
    /// @return true if no more bytes are needed: `maxRecords` are found, or [#refused] says something
    boolean scan(byte[] bytes, int length, boolean end);

    /// The byte after the last record (or blank or comment line) found, its line end included.
    int cut();

    /// Records found.
    int records();

    /// Blank lines found.
    int blank();

    /// Line ends before [#cut], those inside records included.
    int lines();

    /// Why the physical line that begins at [#cut] must be refused, or null. It counts as one record; cutting goes on
    /// at the line after it.
    RefusedLine refused();
}
