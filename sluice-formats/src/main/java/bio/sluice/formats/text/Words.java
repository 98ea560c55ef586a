package bio.sluice.formats.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes at a time: a `long` whose lowest byte is the first one. Stateless.
///
/// Tests give a mask with the top bit of each byte that matches, exactly, so that the number of trailing zeros divided
/// by eight is the index of the first match.
public final class Words {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;
    private static final long BACKSLASHES = ONES * '\\';
    /// Carries into the top bit of each byte from U+0020 on.
    private static final long CONTROL_CARRY = ONES * (0x80 - ' ');

    /// The top bit of every byte: set in a word that is not ASCII.
    public static final long HIGHS = 0x8080808080808080L;

    static {
        // As long as only one kind of VarHandle is loaded, the compiler counts on there being no other, and all that it
        // compiled falls when a second one comes: in the midst of a run, with the first thread that waits for another.
        MethodHandles.arrayElementVarHandle(long[].class);
    }

    private Words() {}

    /// The eight bytes of `bytes` from `at` on.
    public static long at(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /// Writes `word` to eight bytes of `bytes` from `at` on.
    public static void put(byte[] bytes, int at, long word) {
        LONG.set(bytes, at, word);
    }

    /// A word of eight times the byte `b`.
    public static long of(byte b) {
        return (b & 0xFF) * ONES;
    }

    /// Marks the bytes of `word` that equal those of `pattern`.
    public static long equal(long word, long pattern) {
        long x = word ^ pattern;
        return ~((x & LOWS) + LOWS | x | LOWS);
    }

    /// Marks the bytes of `word` that equal those of either pattern.
    public static long equal(long word, long first, long second) {
        long x = word ^ first;
        long y = word ^ second;
        return ~(((x & LOWS) + LOWS | x) & ((y & LOWS) + LOWS | y) | LOWS);
    }

    /// One bit for each of the 64 bytes of `bytes` from `at` on that equals one of two patterns, which are ASCII; the
    /// first byte's is the lowest. Going through the bits of so many bytes at once spares most of the branches that
    /// cannot be predicted.
    public static long bits(byte[] bytes, int at, long first, long second) {
        return ~transposed(neither(at(bytes, at), first, second) >>> 7
                | neither(at(bytes, at + 8), first, second) >>> 6
                | neither(at(bytes, at + 16), first, second) >>> 5
                | neither(at(bytes, at + 24), first, second) >>> 4
                | neither(at(bytes, at + 32), first, second) >>> 3
                | neither(at(bytes, at + 40), first, second) >>> 2
                | neither(at(bytes, at + 48), first, second) >>> 1
                | neither(at(bytes, at + 56), first, second));
    }

    /// [#bits] for either of two patterns, backslashes and control characters (below U+0020).
    public static long specialBits(byte[] bytes, int at, long first, long second) {
        return ~transposed(noSpecial(at(bytes, at), first, second) >>> 7
                | noSpecial(at(bytes, at + 8), first, second) >>> 6
                | noSpecial(at(bytes, at + 16), first, second) >>> 5
                | noSpecial(at(bytes, at + 24), first, second) >>> 4
                | noSpecial(at(bytes, at + 32), first, second) >>> 3
                | noSpecial(at(bytes, at + 40), first, second) >>> 2
                | noSpecial(at(bytes, at + 48), first, second) >>> 1
                | noSpecial(at(bytes, at + 56), first, second));
    }

    /// Whether any of the 64 bytes of `bytes` from `at` on is not ASCII.
    public static boolean anyHigh(byte[] bytes, int at) {
        long any = at(bytes, at) | at(bytes, at + 8) | at(bytes, at + 16) | at(bytes, at + 24);
        any |= at(bytes, at + 32) | at(bytes, at + 40) | at(bytes, at + 48) | at(bytes, at + 56);
        return (any & HIGHS) != 0;
    }

    /// The top bit of each byte that equals neither pattern.
    private static long neither(long word, long first, long second) {
        long low = word & LOWS;
        return ((low ^ first) + LOWS & (low ^ second) + LOWS | word) & HIGHS;
    }

    /// The top bit of each byte that equals neither pattern, is no backslash and no control character.
    private static long noSpecial(long word, long first, long second) {
        long low = word & LOWS;
        return ((low ^ first) + LOWS & (low ^ second) + LOWS & (low ^ BACKSLASHES) + LOWS & low + CONTROL_CARRY | word)
                & HIGHS;
    }

    /// Swaps the roles of bytes and bits: bit `8 i + k` goes to bit `8 k + i`.
    private static long transposed(long bits) {
        long x = bits;
        long t = (x ^ x >>> 7) & 0x00AA00AA00AA00AAL;
        x ^= t ^ t << 7;
        t = (x ^ x >>> 14) & 0x0000CCCC0000CCCCL;
        x ^= t ^ t << 14;
        t = (x ^ x >>> 28) & 0x00000000F0F0F0F0L;
        return x ^ t ^ t << 28;
    }

    /// Marks the bytes of `word` that are ASCII and below `n`, exactly up to and including the first such byte.
    public static long below(long word, int n) {
        return (word - n * ONES) & ~word & HIGHS;
    }

    /// The index from 0 to 7 of the first marked byte.
    public static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /// The marks of the first `n` bytes.
    public static long within(long marks, int n) {
        return n >= Long.BYTES ? marks : marks & (1L << (n << 3)) - 1;
    }

    /// The index of the first `b` in `bytes[from, to)`, or `to`. Reads up to eight bytes past `to`.
    public static int find(byte[] bytes, int from, int to, byte b) {
        long pattern = of(b);
        for (int i = from; i < to; i += 8) {
            long marks = equal(at(bytes, i), pattern);
            if (marks != 0) {
                return Math.min(i + first(marks), to);
            }
        }
        return to;
    }

    /// Whether `bytes[from, to)` is all ASCII. Reads up to eight bytes past `to`.
    public static boolean isAscii(byte[] bytes, int from, int to) {
        long seen = 0;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            seen |= at(bytes, i);
        }
        if (i < to) {
            seen |= within(at(bytes, i), to - i);
        }
        return (seen & HIGHS) == 0;
    }
}
