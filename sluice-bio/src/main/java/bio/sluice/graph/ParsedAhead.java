package bio.sluice.graph;

import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;

/// The identifiers that were found when a group of rows was read ahead, so that none is parsed twice. One thread.
final class ParsedAhead {
    private final ByteSink texts = new ByteSink(Budget.unlimited());
    private final IdentifierType[] types = new IdentifierType[LookAhead.GROUP];
    private final int[] starts = new int[LookAhead.GROUP];
    private final int[] ends = new int[LookAhead.GROUP];
    private int firstRow;
    private int rows;

    /// Forgets the group before and begins with the rows of `[from, to)`, at most [LookAhead#GROUP].
    void begin(int from, int to) {
        firstRow = from;
        rows = to - from;
        for (int i = 0; i < rows; i++) {
            types[i] = null;
        }
        texts.clear();
    }

    /// Keeps what was found in a row of the group.
    void keep(int row, ParsedIdentifier parsed) {
        int i = row - firstRow;
        types[i] = parsed.type();
        starts[i] = texts.length();
        texts.write(parsed.bytes(), parsed.start(), parsed.end());
        ends[i] = texts.length();
    }

    /// The type of what was found in a row; null if nothing was.
    IdentifierType type(int row) {
        int i = row - firstRow;
        return i >= 0 && i < rows ? types[i] : null;
    }

    /// The buffer of the canonical texts.
    byte[] bytes() {
        return texts.bytes();
    }

    int start(int row) {
        return starts[row - firstRow];
    }

    int end(int row) {
        return ends[row - firstRow];
    }
}
