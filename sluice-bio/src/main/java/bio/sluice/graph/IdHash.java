package bio.sluice.graph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The hash of an identifier's bytes, eight at a time. Part of the file format: another hash needs another version.
final class IdHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// The multiplier of Fibonacci hashing: 2^64 divided by the golden ratio, odd.
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private IdHash() {}

    static long of(byte[] bytes, int start, int end) {
        long hash = (end - start) * MULTIPLIER;
        int i = start;
        for (; end - i >= 8; i += 8) {
            hash = mix(hash, (long) LONG.get(bytes, i));
        }
        long rest = 0;
        for (int shift = 0; i < end; i++, shift += 8) {
            rest |= (bytes[i] & 0xFFL) << shift;
        }
        hash = mix(hash, rest);
        hash ^= hash >>> 32;
        hash *= MULTIPLIER;
        return hash ^ hash >>> 29;
    }

    private static long mix(long hash, long word) {
        long product = (hash ^ word) * MULTIPLIER;
        return Long.rotateLeft(product, 29) + word;
    }
}
