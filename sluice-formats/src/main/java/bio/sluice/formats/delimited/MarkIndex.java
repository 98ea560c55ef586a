package bio.sluice.formats.delimited;

import bio.sluice.formats.text.Words;

/// Where in a stretch of a chunk those bytes stand that mean something: delimiters, quotes, control characters with the
/// line ends among them, and what else JSON escapes. What they mean is for others to tell, so an index can be used from
/// any record on. One thread.
final class MarkIndex {
    /// Bytes that are indexed at once, so that their marks stay in the processor's cache, and longest record that can
    /// be split by them.
    private static final int STRETCH = 1 << 15;
    /// Bytes that are looked at together.
    private static final int BLOCK = Long.SIZE;
    /// Marks that are written without asking whether there are so many in a block.
    private static final int GROUP = 8;
    private static final long DOUBLE_QUOTES = Words.of((byte) '"');

    private final long delimiters;
    private final long openers;
    /// Whether double quotes must be looked for apart.
    private final boolean doubleQuotes;
    private final int[] marks = new int[STRETCH + BLOCK];
    /// How many blocks that are not all ASCII go before each block.
    private final int[] highBefore = new int[STRETCH / BLOCK + 1];

    private byte[] bytes;
    private int to;
    private int start;
    private boolean anyHigh;

    MarkIndex(Dialect dialect) {
        this.delimiters = Words.of(dialect.delimiter());
        this.openers = Words.of(dialect.opener());
        this.doubleQuotes = dialect.opener() != '"';
    }

    /// Begins on `bytes[0, to)`.
    void begin(byte[] bytes, int to) {
        this.bytes = bytes;
        this.to = to;
    }

    /// The positions found by [#fill].
    int[] marks() {
        return marks;
    }

    /// Whether an index can be made from `at` on.
    boolean covers(int at) {
        return to - at >= BLOCK;
    }

    /// Indexes whole blocks from `from` on; returns the number of marks.
    int fill(int from) {
        byte[] bytes = this.bytes;
        int end = Math.min(to, from + STRETCH);
        start = from;
        int high = 0;
        int block = 0;
        int count = 0;
        for (int at = from; at + BLOCK <= end; at += BLOCK) {
            long bits = Words.specialBits(bytes, at, delimiters, openers);
            if (doubleQuotes) {
                bits |= Words.bits(bytes, at, DOUBLE_QUOTES, DOUBLE_QUOTES);
            }
            write(bits, at, count);
            count += Long.bitCount(bits);
            high += Words.anyHigh(bytes, at) ? 1 : 0;
            highBefore[++block] = high;
        }
        anyHigh = high > 0;
        return count;
    }

    /// Writes the positions of `bits` behind the first `count` marks. Most blocks have no more than a group, and then
    /// there is no branch that depends on how many: such a branch can be predicted for none of them.
    private void write(long bits, int at, int count) {
        int[] to = marks;
        int next = count;
        long left = bits;
        do {
            for (int i = 0; i < GROUP; i++) {
                to[next + i] = at + Long.numberOfTrailingZeros(left);
                left &= left - 1;
            }
            next += GROUP;
        } while (left != 0);
    }

    /// Whether the indexed bytes `[from, end]` may hold one that is not ASCII.
    boolean isHigh(int from, int end) {
        return anyHigh && highBefore[(end - start) / BLOCK + 1] != highBefore[(from - start) / BLOCK];
    }
}
