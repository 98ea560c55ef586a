package bio.sluice.graph;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;

/// Makes the texts of a node as they stand in the file. One thread; reused.
final class NodeTexts {
    /// The texts.
    final ByteSink block = new ByteSink(Budget.unlimited());
    /// The CURIE as it is.
    final ByteSink curie = new ByteSink(Budget.unlimited());

    int curieLength;
    int idStart;
    int idLength;

    /// Makes the texts of the identifier `bytes[start, end)`.
    ///
    /// @param prefix what its CURIE begins with
    /// @param own what its type puts before its identifiers, and CURIEs leave out
    void make(byte[] prefix, byte[] own, byte[] bytes, int start, int end) {
        int skipped = Curies.skipped(prefix, own, bytes, start, end);
        curie.clear();
        curie.write(prefix);
        curie.write(':');
        curie.write(bytes, start + skipped, end);
        block.clear();
        JsonText.writeStringBody(curie.bytes(), 0, curie.length(), block);
        curieLength = block.length();
        boolean escaped = block.length() != curie.length();
        if (skipped == 0 && !escaped) {
            idStart = prefix.length + 1;
            idLength = end - start;
            return;
        }
        int idAt = block.length();
        JsonText.writeStringBody(bytes, start, end, block);
        idLength = block.length() - idAt;
        escaped |= idLength != end - start;
        idStart = idAt | (escaped ? GraphFormat.ESCAPED : 0);
        if (escaped) {
            counted(curie.bytes(), 0, curie.length());
            counted(bytes, start, end);
        }
    }

    private void counted(byte[] bytes, int start, int end) {
        block.write(end - start);
        block.write(end - start >>> 8);
        block.write(bytes, start, end);
    }
}
