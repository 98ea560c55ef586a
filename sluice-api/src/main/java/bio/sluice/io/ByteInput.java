package bio.sluice.io;

import java.io.Closeable;
import java.io.IOException;

/// A stream of bytes read by one thread at a time.
public interface ByteInput extends Closeable {
    /// Reads at least one and at most `length` bytes into `into` from `offset` on; blocks until there are some.
    ///
    /// @return how many, or -1 at the end; the end is only reported when the input is known to be whole
    /// @throws CorruptInput if the input is damaged or ends too early
    /// @throws IOException if the storage fails
    int read(byte[] into, int offset, int length) throws IOException;

    /// Passes over the next `length` bytes, as cheaply as the input can.
    ///
    /// @throws CorruptInput if the input is damaged or ends before
    default void skip(long length) throws IOException {
        byte[] passed = new byte[(int) Math.min(length, 1 << 16)];
        for (long left = length; left > 0; ) {
            int n = read(passed, 0, (int) Math.min(left, passed.length));
            if (n < 0) {
                throw new CorruptInput("the input ends " + left + " bytes too early");
            }
            left -= n;
        }
    }

    /// Does work that the next reads would have to do, such as inflating; a failure shows when they come to it. Never
    /// waits for a pipe. Unlike everything else, from any thread, while another one reads and while others do the same.
    default void readAhead() {}

    /// Bytes of the stored file that have been consumed so far (compressed ones, if it is compressed), for progress.
    /// May be called from any thread.
    long storedBytes();
}
