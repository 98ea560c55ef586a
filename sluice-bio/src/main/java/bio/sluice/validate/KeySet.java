package bio.sluice.validate;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import java.math.BigDecimal;
import java.nio.ByteBuffer;

/// The keys that occurred so far, by their hashes, in bounded memory. One thread.
///
/// The first [#capacity] different keys are kept whole: of them a repetition is known for certain, but for two keys
/// with one hash, which among n keys occur with a probability below n² / 2⁶⁵. Later keys go into a [BloomFilter]:
/// their repetitions are counted as possible ones, with the error that [#falsePositives] tells.
final class KeySet {
    private final int capacity;
    private final int filterWords;
    private LongSet kept = new LongSet();
    private BloomFilter filter;
    private long repeated;
    private long possiblyRepeated;
    private long filtered;

    /// @param memoryBytes a power of two; half of it for keys, half for the filter
    KeySet(long memoryBytes) {
        filterWords = (int) (memoryBytes / 2 / Long.BYTES);
        // A table of so many places is at most three quarters full.
        capacity = filterWords / 4 * 3;
    }

    /// Keys that are kept whole.
    int capacity() {
        return capacity;
    }

    /// Whether so many more keys can be kept whole.
    boolean hasRoomFor(int more) {
        return kept.size() + more <= capacity;
    }

    /// Whether the key occurred for certain.
    boolean contains(long key) {
        return kept.contains(key);
    }

    /// Adds a key.
    void add(long key) {
        if (kept.size() < capacity) {
            repeated += kept.add(key) ? 0 : 1;
        } else if (kept.contains(key)) {
            repeated++;
        } else {
            if (filter == null) {
                filter = new BloomFilter(new long[filterWords]);
            }
            filtered++;
            possiblyRepeated += filter.add(key) ? 1 : 0;
        }
    }

    /// Keys that were there before, for certain.
    long repeated() {
        return repeated;
    }

    /// Keys beyond the capacity that were probably there before.
    long possiblyRepeated() {
        return possiblyRepeated;
    }

    /// Keys that were too many to be kept.
    long filtered() {
        return filtered;
    }

    /// The probability with which a new key beyond the capacity counts as a possible repetition; at most this, for it
    /// grew on the way.
    BigDecimal falsePositives() {
        return filter == null ? BigDecimal.ZERO : filter.falsePositives();
    }

    void write(StateWriter state) {
        state.number(repeated).number(possiblyRepeated).number(filtered).bytes(bytes(kept.toArray()));
        state.bytes(filter == null ? null : bytes(filter.words()));
    }

    void read(StateReader state) throws CorruptInput {
        repeated = state.number();
        possiblyRepeated = state.number();
        filtered = state.number();
        kept = new LongSet();
        for (long key : longs(state.bytes())) {
            kept.add(key);
        }
        byte[] bits = state.bytes();
        if (bits != null && bits.length != filterWords * Long.BYTES || kept.size() > capacity) {
            throw new CorruptInput("the saved state is damaged: a filter of another size");
        }
        filter = bits == null ? null : new BloomFilter(longs(bits));
    }

    static byte[] bytes(long[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
        bytes.asLongBuffer().put(numbers);
        return bytes.array();
    }

    static long[] longs(byte[] bytes) throws CorruptInput {
        if (bytes == null || bytes.length % Long.BYTES != 0) {
            throw new CorruptInput("the saved state is damaged: these are no numbers");
        }
        long[] numbers = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
        return numbers;
    }
}
