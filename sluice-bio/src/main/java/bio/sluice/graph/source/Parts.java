package bio.sluice.graph.source;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;

/// Walks over the identifiers in a cell: one, or those of a list. One thread; reused from cell to cell.
///
/// Blanks around a part do not count; empty parts, and words that stand for nothing (`-`, `NA`), are passed over.
final class Parts {
    private static final byte[] NONE = {};

    private final IdentifierParsers parsers;
    private final byte[] separator;
    private final byte[] cut;
    private final int only;
    private final Slice part = new Slice();

    private byte[] bytes = NONE;
    private int next;
    private int end;
    private int number;

    /// @param separator null if there is no list
    /// @param cut what stands behind this is left off; null if nothing is
    /// @param only the only part that counts, from 1; 0 for all
    Parts(IdentifierParsers parsers, String separator, String cut, int only) {
        this.parsers = parsers;
        this.separator = separator == null ? NONE : separator.getBytes(StandardCharsets.UTF_8);
        this.cut = cut == null ? NONE : cut.getBytes(StandardCharsets.UTF_8);
        this.only = only;
    }

    /// Goes before the first part of a cell.
    Parts begin(Slice cell) {
        bytes = cell.bytes();
        next = cell.start();
        end = cell.end();
        number = 0;
        return this;
    }

    /// Goes to the next part; false if there is none.
    boolean next() {
        while (next <= end) {
            int from = next;
            int to = separator.length == 0 ? end : find(separator, from);
            next = to + Math.max(1, separator.length);
            number++;
            if (only != 0 && number != only) {
                continue;
            }
            int stop = cut.length == 0 ? to : Math.min(to, find(cut, from));
            if (parsers.trim(bytes, from, stop, part)) {
                return true;
            }
        }
        return false;
    }

    /// The part at hand.
    Slice part() {
        return part;
    }

    private int find(byte[] sign, int from) {
        for (int i = from; i + sign.length <= end; i++) {
            int k = 0;
            while (k < sign.length && bytes[i + k] == sign[k]) {
                k++;
            }
            if (k == sign.length) {
                return i;
            }
        }
        return end;
    }
}
