package bio.sluice.testkit;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/// The content of a file in memory: what programs see, and what a power failure leaves. Guarded by its storage.
final class MemoryFile {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private byte[] durable = {};
    /// Beginning of the durable content that nobody has cut off since.
    private int untouched;

    /// What programs see.
    byte[] content() {
        return content.toByteArray();
    }

    int length() {
        return content.size();
    }

    void write(byte[] bytes, int offset, int length) {
        content.write(bytes, offset, length);
    }

    /// Cuts off what stands behind the first `length` bytes.
    void truncate(int length) {
        byte[] kept = Arrays.copyOf(content.toByteArray(), length);
        content.reset();
        content.writeBytes(kept);
        untouched = Math.min(untouched, length);
    }

    void sync() {
        durable = content.toByteArray();
        untouched = durable.length;
    }

    /// Leaves what was synced; of what was done since, what chance says: nothing, or a part, of which the end may be
    /// zeros, for a file may have grown before its bytes were stored.
    ///
    /// @param chance null for nothing
    void loseUnsynced(Random chance) {
        byte[] left = durable;
        if (chance != null && chance.nextBoolean()) {
            int length = untouched + chance.nextInt(content.size() - untouched + 1);
            left = Arrays.copyOf(content.toByteArray(), length);
            if (chance.nextInt(4) == 0) {
                Arrays.fill(left, untouched + chance.nextInt(length - untouched + 1), length, (byte) 0);
            }
        }
        content.reset();
        content.writeBytes(left);
        sync();
    }
}
