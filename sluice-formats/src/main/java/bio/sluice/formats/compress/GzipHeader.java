package bio.sluice.formats.compress;

import java.io.IOException;
import java.util.zip.CRC32;

/// The header of one gzip member (RFC 1952 §2.3). Immutable.
///
/// @param blocked whether it carries the extra subfield `BC`, which makes the member a BGZF block (SAMv1 §4.1)
record GzipHeader(boolean blocked) {
    static final int ID1 = 0x1F;
    static final int ID2 = 0x8B;
    static final int DEFLATE = 8;
    static final int FHCRC = 2;
    static final int FEXTRA = 4;
    static final int FNAME = 8;
    static final int FCOMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final String WHERE = "inside a gzip header";

    /// Reads a header up to the first byte of compressed data.
    ///
    /// @throws bio.sluice.io.CorruptInput if it is damaged or cut
    static GzipHeader read(PackedBytes packed) throws IOException {
        CRC32 crc = new CRC32();
        if (take(packed, crc) != ID1 || take(packed, crc) != ID2) {
            throw packed.corrupt("something that is not gzip stands where a member should begin", null);
        }
        int method = take(packed, crc);
        if (method != DEFLATE) {
            throw packed.corrupt("compression method " + method + ", where only 8 (deflate) exists", null);
        }
        int flags = take(packed, crc);
        if ((flags & RESERVED) != 0) {
            throw packed.corrupt("reserved header flags are set", null);
        }
        skip(packed, crc, 6); // time, extra flags, operating system
        boolean blocked = (flags & FEXTRA) != 0 && readExtra(packed, crc);
        if ((flags & FNAME) != 0) {
            skipText(packed, crc);
        }
        if ((flags & FCOMMENT) != 0) {
            skipText(packed, crc);
        }
        if ((flags & FHCRC) != 0) {
            int expected = (int) crc.getValue() & 0xFFFF;
            if (take2(packed, crc) != expected) {
                throw packed.corrupt("the header does not match its checksum", null);
            }
        }
        return new GzipHeader(blocked);
    }

    private static boolean readExtra(PackedBytes packed, CRC32 crc) throws IOException {
        boolean blocked = false;
        int left = take2(packed, crc);
        while (left >= 4) {
            int id1 = take(packed, crc);
            int id2 = take(packed, crc);
            int length = take2(packed, crc);
            left -= 4;
            if (length > left) {
                throw packed.corrupt("an extra header field is longer than its room", null);
            }
            blocked |= id1 == 'B' && id2 == 'C' && length == 2;
            skip(packed, crc, length);
            left -= length;
        }
        skip(packed, crc, left);
        return blocked;
    }

    private static void skipText(PackedBytes packed, CRC32 crc) throws IOException {
        while (take(packed, crc) != 0) {
            // up to and including the closing zero
        }
    }

    private static void skip(PackedBytes packed, CRC32 crc, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            take(packed, crc);
        }
    }

    private static int take2(PackedBytes packed, CRC32 crc) throws IOException {
        return take(packed, crc) | take(packed, crc) << 8;
    }

    private static int take(PackedBytes packed, CRC32 crc) throws IOException {
        int b = packed.take(WHERE);
        crc.update(b);
        return b;
    }
}
