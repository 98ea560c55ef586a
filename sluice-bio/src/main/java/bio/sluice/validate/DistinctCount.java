package bio.sluice.validate;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;

/// How many different keys there are, by their hashes. One thread.
///
/// Exact up to [#EXACT] keys; then HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007) with 2¹⁴ registers, whose
/// standard error is 1.04 / √2¹⁴ = 0.81 %. Its estimate needs no correction for small counts, for it never sees one.
final class DistinctCount {
    /// Keys that are counted exactly.
    static final int EXACT = 98_304;

    private static final int BITS = 14;
    private static final int REGISTERS = 1 << BITS;
    /// α of the paper (§2) for so many registers.
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private LongSet kept = new LongSet();
    private byte[] registers;

    /// Adds a key.
    void add(long key) {
        if (registers != null) {
            register(key);
        } else if (kept.add(key) && kept.size() > EXACT) {
            registers = new byte[REGISTERS];
            for (long known : kept.toArray()) {
                register(known);
            }
            kept = new LongSet();
        }
    }

    private void register(long key) {
        int register = (int) (key >>> 64 - BITS);
        byte rank = (byte) (Long.numberOfLeadingZeros(key << BITS | 1L << BITS - 1) + 1);
        if (rank > registers[register]) {
            registers[register] = rank;
        }
    }

    /// Whether [#count] is exact.
    boolean isExact() {
        return registers == null;
    }

    /// The different keys.
    long count() {
        if (registers == null) {
            return kept.size();
        }
        long[] ofRank = new long[Long.SIZE];
        for (byte rank : registers) {
            ofRank[rank]++;
        }
        // Sums of powers of two, smallest first; the same on every machine (JLS §15.4).
        double sum = 0;
        for (int rank = Long.SIZE - 1; rank >= 0; rank--) {
            sum += ofRank[rank] * Math.scalb(1.0, -rank);
        }
        return Math.round(ALPHA * REGISTERS * REGISTERS / sum);
    }

    void write(StateWriter state) {
        state.bytes(KeySet.bytes(kept.toArray())).bytes(registers);
    }

    void read(StateReader state) throws CorruptInput {
        kept = new LongSet();
        for (long key : KeySet.longs(state.bytes())) {
            kept.add(key);
        }
        registers = state.bytes();
        if (registers != null && registers.length != REGISTERS) {
            throw new CorruptInput("the saved state is damaged: a count of another size");
        }
        for (int i = 0; registers != null && i < REGISTERS; i++) {
            if (registers[i] < 0 || registers[i] >= Long.SIZE) {
                throw new CorruptInput("the saved state is damaged: a register that cannot be");
            }
        }
    }
}
