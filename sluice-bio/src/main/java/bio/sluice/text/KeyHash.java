package bio.sluice.text;

/// 64-bit hashes of keys: the key's parts one after the other, each with its length, so that `ab`+`c` is not `a`+`bc`.
/// One thread.
///
/// Eight bytes at a time are folded by a 64 × 64 → 128-bit multiplication, as in wyhash
/// (github.com/wangyi-fudan/wyhash), which passes SMHasher; the same on every machine. Never 0.
public final class KeyHash {
    private static final long FIRST = 0xa0761d6478bd642fL;
    private static final long SECOND = 0xe7037ed1a0b428dbL;
    private static final long THIRD = 0x8ebc6af09c88c6e3L;

    private long hash;

    /// Begins a key.
    public void begin() {
        hash = FIRST;
    }

    /// Adds a part.
    public void add(byte[] bytes, int start, int end) {
        int at = start;
        for (; end - at >= 8; at += 8) {
            hash = fold(word(bytes, at, 8) ^ SECOND, hash ^ THIRD);
        }
        hash = fold(word(bytes, at, end - at) ^ SECOND, hash ^ FIRST);
        hash = fold(hash ^ end - start, THIRD);
    }

    /// The hash of the parts added.
    public long end() {
        long mixed = fold(hash ^ SECOND, FIRST);
        return mixed == 0 ? 1 : mixed;
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
