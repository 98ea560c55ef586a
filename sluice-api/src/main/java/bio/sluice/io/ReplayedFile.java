package bio.sluice.io;

import java.io.IOException;
import java.util.Arrays;

/// An input that can be opened once, made readable from its beginning again: what a look-ahead reads is kept and comes
/// first when it is opened the next time. One thread opens; the openings follow each other.
public final class ReplayedFile extends InputAround {
    private ByteInput input;
    private byte[] kept = new byte[0];
    private int keptLength;
    private boolean last;

    private ReplayedFile(InputFile file) {
        super(file);
    }

    /// The file itself if it can be opened again and again.
    public static InputFile of(InputFile file) {
        return file.reopenable() ? file : new ReplayedFile(file);
    }

    /// Says that the next opening is the last one, so that nothing more need be kept.
    public static void last(InputFile file) {
        if (file instanceof ReplayedFile replayed) {
            replayed.last = true;
        }
    }

    @Override
    public boolean reopenable() {
        return false;
    }

    @Override
    public ByteInput open() throws IOException {
        if (input == null) {
            input = inside().open();
        }
        return new Replay();
    }

    private final class Replay implements ByteInput {
        private int at;

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at < keptLength) {
                int n = Math.min(length, keptLength - at);
                System.arraycopy(kept, at, into, offset, n);
                at += n;
                if (last && at == keptLength) {
                    kept = new byte[0];
                    keptLength = 0;
                    at = 0;
                }
                return n;
            }
            int n = input.read(into, offset, length);
            if (n > 0 && !last) {
                if (kept.length - keptLength < n) {
                    kept = Arrays.copyOf(kept, Math.max(keptLength + n, 2 * kept.length));
                }
                System.arraycopy(into, offset, kept, keptLength, n);
                keptLength += n;
                at = keptLength;
            }
            return n;
        }

        @Override
        public long storedBytes() {
            return input.storedBytes();
        }

        @Override
        public void close() throws IOException {
            if (last) {
                input.close();
            }
        }
    }
}
