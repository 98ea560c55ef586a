package bio.sluice.formats.compress;

import java.io.IOException;

/// The lengths of one BGZF block (SAMv1 §4.1), taken from its header and trailer without inflating it. Immutable.
///
/// @param stored bytes of the whole block
/// @param content bytes that it unpacks to
record BgzfBlock(int stored, int content) {
    private static final int FIXED_HEADER = 12;
    private static final int LARGEST = 1 << 16;
    private static final int TRAILER = 8;

    /// The block that begins at the next byte.
    ///
    /// @return null if none does, or not a whole one; reading on says what is there
    static BgzfBlock ahead(PackedBytes packed) throws IOException {
        int seen = packed.lookAhead(LARGEST);
        if (seen < FIXED_HEADER
                || packed.peek(0) != GzipHeader.ID1
                || packed.peek(1) != GzipHeader.ID2
                || packed.peek(2) != GzipHeader.DEFLATE
                || packed.peek(3) != GzipHeader.FEXTRA) {
            return null;
        }
        int header = FIXED_HEADER + number(packed, 10);
        int stored = header <= seen ? storedLength(packed, header) : 0;
        if (stored < header + TRAILER || stored > seen) {
            return null;
        }
        long content = number(packed, stored - 4) | (long) number(packed, stored - 2) << 16;
        return content > LARGEST ? null : new BgzfBlock(stored, (int) content);
    }

    /// What the extra field `BC` says, or 0 if there is none.
    private static int storedLength(PackedBytes packed, int header) {
        int at = FIXED_HEADER;
        while (at + 4 <= header) {
            int length = number(packed, at + 2);
            if (packed.peek(at) == 'B' && packed.peek(at + 1) == 'C' && length == 2 && at + 6 <= header) {
                return number(packed, at + 4) + 1;
            }
            at += 4 + length;
        }
        return 0;
    }

    private static int number(PackedBytes packed, int at) {
        return packed.peek(at) | packed.peek(at + 1) << 8;
    }

    /// Whether a file that begins like this is BGZF.
    static boolean begins(byte[] head, int length) {
        return length >= 16
                && (head[3] & GzipHeader.FEXTRA) != 0
                && head[12] == 'B'
                && head[13] == 'C'
                && head[14] == 2
                && head[15] == 0;
    }
}
