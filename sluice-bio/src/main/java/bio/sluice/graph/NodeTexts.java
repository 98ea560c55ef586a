package bio.sluice.graph;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;

/// Makes the texts of a node as they stand in the file. One thread; reused.
final class NodeTexts {
    /// The texts.
    final ByteSink block = new ByteSink(Budget.unlimited());

    private final ByteSink curie = new ByteSink(Budget.unlimited());
    private final ByteSink escaped = new ByteSink(Budget.unlimited());

    /// Length of the identifier and its flag.
    int idLength;
    /// The flag beside the type, or 0.
    int flag;

    /// Makes the texts of the identifier `bytes[start, end)`.
    ///
    /// @param form of the CURIEs of its type
    void make(CurieForm form, byte[] bytes, int start, int end) {
        int skipped = form.skipped(bytes, start, end);
        block.clear();
        JsonText.writeStringBody(bytes, start, end, block);
        idLength = block.length();
        if (idLength == end - start && form.isPlain() && (skipped == 0 || skipped == form.usualSkip())) {
            flag = 0;
            idLength |= skipped == 0 ? 0 : GraphFormat.SHORTENED;
            return;
        }
        flag = GraphFormat.WRITTEN_OUT;
        curie.clear();
        curie.write(form.opening());
        curie.write(bytes, start + skipped, end);
        escaped.clear();
        JsonText.writeStringBody(curie.bytes(), 0, curie.length(), escaped);
        counted(escaped.bytes(), 0, escaped.length());
        counted(curie.bytes(), 0, curie.length());
        counted(bytes, start, end);
    }

    private void counted(byte[] bytes, int start, int end) {
        block.write(end - start);
        block.write(end - start >>> 8);
        block.write(bytes, start, end);
    }
}
