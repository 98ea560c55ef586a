package bio.sluice.pattern;

import bio.sluice.text.Utf8;

/// A value as the characters that re2j reads: its bytes where they are ASCII, which most are, else decoded. One thread;
/// reused from value to value.
///
/// re2j reads UTF-8 bytes by itself too, but takes the place behind a character beyond ASCII for the start of the text:
/// `(?m)^a` matches in `éa` (`MachineInput.UTF8Input.context`, re2j 1.8).
final class ValueText implements CharSequence {
    private byte[] bytes;
    private int start;
    private int length;
    /// The characters, if some are beyond ASCII; else null.
    private char[] characters;
    /// The byte at which each of them begins.
    private int[] places;
    private long reads;

    void set(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.reads = 0;
        if (Utf8.isAscii(bytes, start, end)) {
            characters = null;
            length = end - start;
        } else {
            decode(end);
        }
    }

    private void decode(int end) {
        characters = new char[end - start];
        places = new int[end - start + 1];
        int n = 0;
        for (int at = start; at < end; at += Utf8.length(bytes, at, end)) {
            int codePoint = Utf8.codePoint(bytes, at, end);
            places[n] = at;
            if (Character.isBmpCodePoint(codePoint)) {
                characters[n++] = (char) codePoint;
            } else {
                characters[n++] = Character.highSurrogate(codePoint);
                places[n] = at;
                characters[n++] = Character.lowSurrogate(codePoint);
            }
        }
        places[n] = end;
        length = n;
    }

    /// The byte at which the character at `index` begins; the end of the value if that is behind the last.
    int place(int index) {
        return characters == null ? start + index : places[index];
    }

    /// The character behind that at `index`, of which a code point may be two.
    int after(int index) {
        boolean pair = characters != null && index + 1 < length && Character.isHighSurrogate(characters[index]);
        return index + (pair ? 2 : 1);
    }

    /// How many characters have been read since [#set], those read again included.
    long reads() {
        return reads;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        reads++;
        return characters == null ? (char) bytes[start + index] : characters[index];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return toString().substring(from, to);
    }

    @Override
    public String toString() {
        return new StringBuilder(length).append(this, 0, length).toString();
    }
}
