package bio.sluice.identifier;

import bio.sluice.identifier.TypeFacts.Letters;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A parser's working copy of one value that is not canonical as it stands: it loses what is wrapped around the
/// identifier, then changes letters. One thread, reused.
final class Draft {
    /// Values longer than this are not identifiers; URIs of identifiers are far shorter.
    static final int LONGEST = 480;
    /// Room before the copy, for a prefix that is put on.
    static final int FRONT = 32;

    private final byte[] text = new byte[FRONT + LONGEST + 16];
    private int from;
    private int to;

    /// Copies `bytes[start, end)`.
    ///
    /// @return false if it is too long
    boolean take(byte[] bytes, int start, int end) {
        if (end - start > LONGEST) {
            return false;
        }
        from = FRONT;
        to = FRONT + end - start;
        System.arraycopy(bytes, start, text, from, end - start);
        return true;
    }

    byte[] text() {
        return text;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    void from(int from) {
        this.from = from;
    }

    void to(int to) {
        this.to = to;
    }

    /// Takes blanks off both ends; whether there were any.
    boolean trim() {
        int oldFrom = from;
        int oldTo = to;
        from = Blanks.start(text, from, to);
        to = Blanks.end(text, from, to);
        return from != oldFrom || to != oldTo;
    }

    /// Whether the copy begins with these ASCII letters, in any case.
    boolean startsWith(String ascii) {
        return startsWith(from, ascii);
    }

    /// Whether what is at `at` begins with these ASCII letters, in any case.
    boolean startsWith(int at, String ascii) {
        if (to - at < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (lower(text[at + i]) != lower((byte) ascii.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether the copy ends with these ASCII letters, in any case, and something stands before them.
    boolean endsWith(String ascii) {
        return to - from > ascii.length() && startsWith(to - ascii.length(), ascii);
    }

    /// The first `sign` in the copy, or -1.
    int find(char sign) {
        for (int i = from; i < to; i++) {
            if (text[i] == sign) {
                return i;
            }
        }
        return -1;
    }

    /// Gives ASCII letters the case that a type has, and beginnings that are spelt in their own way that spelling;
    /// whether a letter changed.
    boolean spell(Letters letters, List<String> words) {
        for (String word : words) {
            if (startsWith(word)) {
                int behind = from + word.length();
                boolean changed = fold(letters, behind);
                for (int i = from; i < behind; i++) {
                    changed |= text[i] != word.charAt(i - from);
                    text[i] = (byte) word.charAt(i - from);
                }
                return changed;
            }
        }
        return fold(letters, from);
    }

    private boolean fold(Letters letters, int from) {
        return switch (letters) {
            case UPPER -> upper(from);
            case LOWER -> lower(from);
            case KEEP -> false;
        };
    }

    /// Makes ASCII letters upper case from `from` on; whether one was not.
    boolean upper(int from) {
        boolean changed = false;
        for (int i = from; i < to; i++) {
            if (text[i] >= 'a' && text[i] <= 'z') {
                text[i] -= 32;
                changed = true;
            }
        }
        return changed;
    }

    /// Makes ASCII letters lower case from `from` on; whether one was not.
    boolean lower(int from) {
        boolean changed = false;
        for (int i = from; i < to; i++) {
            if (text[i] >= 'A' && text[i] <= 'Z') {
                text[i] += 32;
                changed = true;
            }
        }
        return changed;
    }

    /// Takes words between two bars off the end, with the blanks before them; whether there were any. What has no
    /// letter in it may be another identifier, and stays.
    boolean cutTerm() {
        int open = find('|');
        boolean letters = false;
        for (int i = open + 1; i < to - 1; i++) {
            if (text[i] == '|') {
                return false;
            }
            letters |= text[i] < 0 || lower(text[i]) >= 'a' && lower(text[i]) <= 'z';
        }
        if (open < 0 || !letters || text[to - 1] != '|') {
            return false;
        }
        to = Blanks.end(text, from, open);
        return true;
    }

    /// Whether the copy is all digits.
    boolean isNumber() {
        int i = from;
        while (i < to && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return i == to && to > from;
    }

    /// Puts zeros before the first digit until there are `digits` of them.
    void pad(int digits) {
        int firstDigit = from;
        while (text[firstDigit] < '0' || text[firstDigit] > '9') {
            firstDigit++;
        }
        int missing = digits - (to - firstDigit);
        System.arraycopy(text, firstDigit, text, firstDigit + missing, to - firstDigit);
        for (int i = 0; i < missing; i++) {
            text[firstDigit + i] = '0';
        }
        to += missing;
    }

    /// Puts zeros before the digits at the end until there are `digits` of them.
    ///
    /// @return false if there are none at the end, or enough
    boolean padTail(int digits) {
        int first = to;
        while (first > from && text[first - 1] >= '0' && text[first - 1] <= '9') {
            first--;
        }
        int missing = digits - (to - first);
        if (first == to || missing <= 0 || to + missing > text.length) {
            return false;
        }
        System.arraycopy(text, first, text, first + missing, to - first);
        for (int i = 0; i < missing; i++) {
            text[first + i] = '0';
        }
        to += missing;
        return true;
    }

    /// Puts `sign` behind the first `at` bytes.
    void insert(int at, char sign) {
        System.arraycopy(text, from + at, text, from + at + 1, to - from - at);
        text[from + at] = (byte) sign;
        to++;
    }

    /// Exchanges the byte behind the first `at` with the next one.
    void swap(int at) {
        byte sign = text[from + at];
        text[from + at] = text[from + at + 1];
        text[from + at + 1] = sign;
    }

    /// Puts `prefix` before the copy; whether it stood there already.
    boolean prepend(byte[] prefix) {
        from -= prefix.length;
        boolean there = from >= FRONT && Arrays.equals(text, from, from + prefix.length, prefix, 0, prefix.length);
        System.arraycopy(prefix, 0, text, from, prefix.length);
        return there;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    @Override
    public String toString() {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
