package bio.sluice.formats.text;

import bio.sluice.stream.RawChunk;
import java.io.IOException;

/// Passes over a line that is refused, whatever its length: keeps its beginning in a chunk and measures the rest in
/// blocks. One use.
final class RefusedText {
    /// What is kept, PRODUCT's limit for `raw`.
    private static final int KEPT = 1 << 16;
    private static final int CAPACITY = KEPT + ReadAhead.BLOCK;

    private final RawChunk chunk;
    private final byte lineEnd;

    private int kept;
    private long length;
    private long passed;
    private boolean ended;

    /// @param chunk begun where the line begins
    RefusedText(RawChunk chunk) {
        this.chunk = chunk;
        this.lineEnd = chunk.lineEnd();
    }

    /// Reads up to the end of the line.
    void read(ReadAhead input) throws IOException {
        byte[] buffer = chunk.room(CAPACITY);
        int from = 0;
        int to = 0;
        long carriage = 0;
        while (true) {
            int n = input.read(buffer, to, CAPACITY - to);
            ended = n < 0;
            to += Math.max(n, 0);
            int at = Words.find(buffer, from, to, lineEnd);
            boolean complete = at < to || ended;
            int end = complete ? at : wholeCharacters(buffer, from, to);
            passed += chunk.sourceLength(from, end);
            if (end > from && lineEnd == '\n') {
                carriage = buffer[end - 1] == '\r' ? chunk.sourceLength(end - 1, end) : 0;
            }
            kept = Math.min(end, KEPT);
            if (complete) {
                length = passed - carriage;
                if (end <= KEPT && carriage > 0 && buffer[kept - 1] == '\r') {
                    kept--;
                }
                int next = Math.min(at + 1, to);
                passed += chunk.sourceLength(at, next);
                input.unread(buffer, next, to);
                return;
            }
            System.arraycopy(buffer, end, buffer, kept, to - end);
            from = kept;
            to = kept + to - end;
        }
    }

    /// The end of the last whole character (or mark of an undecodable byte) in `buffer[from, to)`, for half a one
    /// cannot be measured in another encoding.
    private int wholeCharacters(byte[] buffer, int from, int to) {
        int i = to - 1;
        while (i > from && i > to - 4 && (buffer[i] & 0xC0) == 0x80) {
            i--;
        }
        int lead = buffer[i] & 0xFF;
        int needed = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 || lead == 0xFF ? 3 : 4;
        return i + needed > to ? i : to;
    }

    /// Bytes kept, at the beginning of the chunk's buffer.
    int kept() {
        return kept;
    }

    /// Length of the line in the input's own encoding, without its line end.
    long length() {
        return length;
    }

    /// The same with its line end.
    long passed() {
        return passed;
    }

    /// Whether the input ended with this line.
    boolean ended() {
        return ended;
    }
}
