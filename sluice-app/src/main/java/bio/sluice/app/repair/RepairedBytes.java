package bio.sluice.app.repair;

import bio.sluice.app.repair.Letter.Place;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.format.TextEncoding;
import bio.sluice.io.ByteInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One reading of an input with letters laid over it. One thread, [#storedBytes] aside.
///
/// A record is replaced only if it begins behind a line end and ends before one: letters of another input, or of
/// another state of this one, hardly ever fit by chance.
final class RepairedBytes implements ByteInput {
    private static final int BLOCK = 1 << 16;
    /// Longest record that is compared with its letter: what a letter keeps uncut is 64 KiB of UTF-8, which take at
    /// most four times as many bytes in any other encoding. A longer one is held by a longer text only if that was
    /// written for it.
    private static final int MOST_COMPARED = 4 * 64 << 10;
    /// Bytes of the longest unit of an encoding.
    private static final int MOST_UNIT = 4;

    private final String name;
    private final ByteInput input;
    private final String file;
    private final LetterFile letters;
    private final Places places;
    private final RawText text;
    private final int markLength;

    private byte[] buffer = new byte[BLOCK];
    private int from;
    private int to;
    private boolean ended;
    /// Content bytes before `buffer[from]`.
    private long position;
    /// The last content bytes before `buffer[from]`, the latest lowest.
    private long tail;
    private int next;
    private byte[] given = new byte[0];
    private int givenFrom;
    /// The letter whose record ends at the byte `recordEnd`, or -1.
    private int endOf = -1;
    private long recordEnd;

    RepairedBytes(String name, ByteInput input, String file, LetterFile letters, Places places, TextEncoding encoding)
            throws IOException {
        this.name = name;
        this.input = input;
        this.file = file;
        this.letters = letters;
        this.places = places;
        fill(MOST_UNIT + 1);
        TextEncoding.Beginning beginning =
                encoding.beginning(Arrays.copyOf(buffer, Math.min(to, MOST_UNIT)), Math.min(to, MOST_UNIT));
        Charset charset = beginning.charset() == null ? StandardCharsets.UTF_8 : beginning.charset();
        text = new RawText(name, charset);
        markLength = beginning.markLength();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (true) {
            if (givenFrom < given.length) {
                int n = Math.min(length, given.length - givenFrom);
                System.arraycopy(given, givenFrom, into, offset, n);
                givenFrom += n;
                return n;
            }
            if (endOf >= 0 && position == recordEnd) {
                requireLineEnd();
            }
            if (next < places.size() && places.offset(next) == position && endOf < 0) {
                replace(next++);
                continue;
            }
            if (!fill(1)) {
                requireNothingLeft();
                return -1;
            }
            long most =
                    endOf >= 0 ? recordEnd - position : next < places.size() ? places.offset(next) - position : length;
            int n = (int) Math.min(Math.min(length, most), to - from);
            System.arraycopy(buffer, from, into, offset, n);
            pass(n);
            return n;
        }
    }

    /// Stands before the record of letter `i`: passes over it, and gives what should stand there.
    private void replace(int i) throws IOException {
        long length = places.length(i);
        if (position != markLength && !text.isLineEnd(tail)) {
            throw misfit(i, "no record begins there");
        }
        Letter letter = Repairs.letter(file, letters, places, i);
        int compared = (int) Math.min(length, MOST_COMPARED);
        fill(compared);
        if (to - from < compared) {
            throw misfit(i, "the input ends at byte " + (position + to - from));
        }
        byte[] original = Arrays.copyOfRange(buffer, from, from + compared);
        boolean whole = compared == length;
        if (letter.isCut()) {
            if (!text.begins(original, letter)) {
                throw place(i).refused(
                                Reason.USAGE,
                                "raw holds the beginning of the record only (raw_truncated) and was changed; put the whole"
                                        + " record there and take raw_truncated away, or leave it as it was");
            }
            given = original;
            pass(compared);
        } else {
            given = whole && text.isSame(original, letter) ? original : text.encoded(letter, place(i));
            skip(i, length);
        }
        givenFrom = 0;
        endOf = i;
        recordEnd = places.offset(i) + length;
    }

    private void skip(int i, long length) throws IOException {
        for (long left = length; left > 0; ) {
            if (!fill(1)) {
                throw misfit(i, "the input ends at byte " + position);
            }
            int n = (int) Math.min(left, to - from);
            pass(n);
            left -= n;
        }
    }

    /// Stands behind the record of the letter `endOf`.
    private void requireLineEnd() throws IOException {
        fill(MOST_UNIT);
        if (!(ended && from == to) && !text.isLineEnd(buffer, from, to)) {
            throw misfit(endOf, "the record there does not end with byte " + recordEnd);
        }
        endOf = -1;
    }

    private void requireNothingLeft() {
        if (endOf >= 0) {
            throw misfit(endOf, "the input ends at byte " + position);
        }
        if (next < places.size()) {
            throw misfit(next, "the input ends at byte " + position);
        }
    }

    private RunStopped misfit(int i, String why) {
        return place(i).refused(
                        Reason.INPUT_OUTPUT,
                        "the letter is about bytes " + places.offset(i) + " to " + (places.offset(i) + places.length(i))
                                + " of " + name + ", but " + why
                                + "; the dead letters must come from a run over this very"
                                + " input (those of a retry are about the repaired one)");
    }

    private Place place(int i) {
        return new Place(file, places.line(i));
    }

    /// Passes over `n` bytes of the buffer.
    private void pass(int n) {
        for (int i = Math.max(from, from + n - Long.BYTES); i < from + n; i++) {
            tail = tail << Byte.SIZE | buffer[i] & 0xFF;
        }
        from += n;
        position += n;
    }

    /// Reads until the buffer holds `wanted` bytes or the input ends; whether it holds any.
    private boolean fill(int wanted) throws IOException {
        if (to - from < wanted && !ended) {
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            }
            if (wanted > buffer.length) {
                buffer = Arrays.copyOf(buffer, wanted);
            }
            while (to < wanted && !ended) {
                int n = input.read(buffer, to, buffer.length - to);
                ended = n < 0;
                to += Math.max(n, 0);
            }
        }
        return to > from;
    }

    @Override
    public long storedBytes() {
        return input.storedBytes();
    }

    @Override
    public void close() throws IOException {
        try (letters) {
            input.close();
        }
    }
}
