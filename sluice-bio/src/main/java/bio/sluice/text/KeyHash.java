package bio.sluice.text;

/// 64-bit hashes of keys: the key's parts one after the other, each with its length, so that `ab`+`c` is not `a`+`bc`.
/// One thread.
///
/// Eight bytes at a time are folded by a 64 × 64 → 128-bit multiplication, as in wyhash
/// (github.com/wangyi-fudan/wyhash), whose constants these are; the same on every machine. Never 0.
public final class KeyHash {
    private static final long FIRST = 0xa0761d6478bd642fL;
    private static final long SECOND = 0xe7037ed1a0b428dbL;
    private static final long THIRD = 0x8ebc6af09c88c6e3L;
    /// Unlike the others: what meets its own constant is multiplied by 0.
    private static final long SEED = 0x589965cc75374cc3L;

    private long hash;

    /// Begins a key.
    public void begin() {
        hash = SEED;
    }

    /// Adds a part.
    public void add(byte[] bytes, int start, int end) {
        int at = start;
        for (; end - at >= 8; at += 8) {
            take(word(bytes, at, 8), THIRD);
        }
        take(word(bytes, at, end - at), FIRST);
        take(end - start, SEED ^ FIRST);
    }

    /// The hash of the parts added.
    public long end() {
        long mixed = fold(hash ^ SECOND, FIRST);
        return mixed == 0 ? 1 : mixed;
    }

    /// What was there stays, too, should the product be 0.
    private void take(long word, long constant) {
        hash = fold(word ^ SECOND, hash ^ constant) ^ Long.rotateLeft(hash, 29);
    }

    private static long word(byte[] bytes, int at, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[at + i] & 0xFFL) << 8 * i;
        }
        return word;
    }

    private static long fold(long a, long b) {
        return Math.multiplyHigh(a, b) ^ a * b;
    }
}
