package bio.sluice.validate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Remembers numbers in bits (Bloom 1970): one that was added is always found, one that was not is found with the
/// probability [#falsePositives]. One thread.
final class BloomFilter {
    /// Bits per number: best where there are ten bits for each, where it makes 0.8 % false positives.
    static final int HASHES = 7;

    private static final MathContext ROUNDED = new MathContext(2, RoundingMode.UP);

    private final long[] words;

    /// @param words its bits; a power of two of words
    BloomFilter(long[] words) {
        this.words = words;
    }

    /// Adds a number, which is a hash.
    ///
    /// @return whether it may have been there before
    boolean add(long number) {
        // Kirsch and Mitzenmacher 2006: two hashes make as many as are needed.
        long step = number << 32 | number >>> 32 | 1;
        long at = number;
        boolean known = true;
        for (int i = 0; i < HASHES; i++) {
            int word = (int) (at >>> 6) & words.length - 1;
            long bit = 1L << at;
            known &= (words[word] & bit) != 0;
            words[word] |= bit;
            at += step;
        }
        return known;
    }

    long[] words() {
        return words;
    }

    /// The share of numbers not added that would be found, as full as it is now.
    BigDecimal falsePositives() {
        long set = 0;
        for (long word : words) {
            set += Long.bitCount(word);
        }
        return BigDecimal.valueOf(set)
                .divide(BigDecimal.valueOf(64L * words.length), MathContext.DECIMAL64)
                .pow(HASHES, MathContext.DECIMAL64)
                .round(ROUNDED)
                .stripTrailingZeros();
    }
}
