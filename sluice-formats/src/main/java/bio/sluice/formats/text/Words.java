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
    /// Carries into the top bit of each byte from U+0020 on.
    private static final long CONTROL_CARRY = ONES * (0x80 - ' ');

    /// The top bit of every byte: set in a word that is not ASCII.
    public static final long HIGHS = 0x8080808080808080L;

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

    /// One bit for each of the 64 bytes of `bytes` from `at` on that equals those of either pattern, the first byte's
    /// lowest. Going through the bits of so many bytes at once spares most of the branches that cannot be predicted.
    public static long bits(byte[] bytes, int at, long first, long second) {
        long bits = 0;
        for (int k = 0; k < Long.SIZE; k += Long.BYTES) {
            bits |= gathered(equal(at(bytes, at + k), first, second)) << k;
        }
        return bits;
    }

    /// Bit `i` is the parity of bits 0 to `i` of `bits`: set from each odd one up to the next even one.
    public static long parity(long bits) {
        long x = bits ^ bits << 1;
        x ^= x << 2;
        x ^= x << 4;
        x ^= x << 8;
        x ^= x << 16;
        return x ^ x << 32;
    }

    /// The top bit is clear in just those bytes of `word` that equal those of `pattern`, which is ASCII; other bits are
    /// noise. So in the two methods below.
    public static long not(long word, long pattern) {
        return ((word & LOWS ^ pattern) + LOWS) | word;
    }

    /// [#not] for either of two patterns.
    public static long neither(long word, long first, long second) {
        long low = word & LOWS;
        return ((low ^ first) + LOWS) & ((low ^ second) + LOWS) | word;
    }

    /// [#not] for control characters (below U+0020) and the bytes of `pattern`.
    public static long noControl(long word, long pattern) {
        long low = word & LOWS;
        return (low + CONTROL_CARRY) & ((low ^ pattern) + LOWS) | word;
    }

    /// Swaps the roles of bytes and bits: bit `8 i + k` goes to bit `8 k + i`.
    public static long transposed(long bits) {
        long x = bits;
        long t = (x ^ x >>> 7) & 0x00AA00AA00AA00AAL;
        x ^= t ^ t << 7;
        t = (x ^ x >>> 14) & 0x0000CCCC0000CCCCL;
        x ^= t ^ t << 14;
        t = (x ^ x >>> 28) & 0x00000000F0F0F0F0L;
        return x ^ t ^ t << 28;
    }

    /// The top bits of eight bytes side by side in the low byte: the factor moves bit `8k` to bit `56 + k`.
    private static long gathered(long marks) {
        return (marks >>> 7) * 0x0102040810204080L >>> 56;
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
