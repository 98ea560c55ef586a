package bio.sluice.identifier;

import bio.sluice.record.JsonText;
import java.util.Arrays;

/// Finds the values of a cell that holds several: `P04637;Q9NX53`, `A /// B`, a JSON array. One thread; reused from
/// cell to cell.
///
/// `///`, `;` and `|` always separate; a comma does if one of the parts is an identifier; other signs and blanks, as
/// the type allows, if all of them are; words of a loose form must be canonical for that. Order is kept, and so is an
/// empty part between two others.
public final class CellParts {
    private static final String[] STRONG = {"///", ";", ",", "|"};
    private static final int COMMA = 2;

    private final IdentifierParsers parsers;
    private final ParsedIdentifier probe = new ParsedIdentifier();
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;
    /// How many of the parts are identifiers, or were.
    private int recognised;

    /// @param parsers say which parts are identifiers
    public CellParts(IdentifierParsers parsers) {
        this.parsers = parsers;
    }

    /// Splits a text that is not an identifier as a whole.
    ///
    /// @return the number of parts; 1 also if nothing separates them, or if separators stand only at the ends
    public int split(byte[] bytes, int start, int end, IdentifierType type) {
        count = 0;
        recognised = 0;
        cut(bytes, Blanks.start(bytes, start, end), Blanks.end(bytes, start, end), type, 0);
        return count;
    }

    /// Finds the elements of the JSON array `bytes[start, end)`; each part is then a JSON value.
    public int elements(byte[] bytes, int start, int end) {
        count = 0;
        int at = JsonText.skipBlanks(bytes, start + 1, end);
        while (bytes[at] != ']') {
            int behind = JsonText.skipValue(bytes, at);
            add(at, behind);
            at = JsonText.skipBlanks(bytes, behind, end);
            if (bytes[at] == ',') {
                at = JsonText.skipBlanks(bytes, at + 1, end);
            }
        }
        return count;
    }

    /// First byte of part `i`, which has no blanks around it.
    public int start(int i) {
        return starts[i];
    }

    /// Byte after part `i`.
    public int end(int i) {
        return ends[i];
    }

    /// Adds the parts of `bytes[start, end)`, which is no identifier as a whole, looking for separators from `level`
    /// on.
    private void cut(byte[] bytes, int start, int end, IdentifierType type, int level) {
        String weak = type.facts().weakSeparators();
        int levels = STRONG.length + weak.length();
        for (int i = level; i < levels; i++) {
            String separator = i < STRONG.length ? STRONG[i] : weak.substring(i - STRONG.length, i - STRONG.length + 1);
            int mark = count;
            int markRecognised = recognised;
            if (!pieces(bytes, start, end, separator, type, i)) {
                continue;
            }
            int ours = recognised - markRecognised;
            boolean accepted = i < STRONG.length ? i != COMMA || ours > 0 : ours == count - mark;
            if (accepted && count > mark) {
                return;
            }
            count = mark;
            recognised = markRecognised;
        }
        add(start, end);
    }

    /// Adds the pieces between separators; false if there is none. Empty pieces at the ends do not count.
    private boolean pieces(byte[] bytes, int start, int end, String separator, IdentifierType type, int level) {
        int at = find(bytes, start, end, separator);
        if (at < 0) {
            return false;
        }
        // Any few words have a loose form once their case is changed.
        boolean strict = separator.equals(" ") && type.facts().telling() == TypeFacts.Telling.LOOSE;
        int mark = count;
        int from = start;
        int behindLast = count;
        while (true) {
            int to = at < 0 ? end : at;
            int first = Blanks.start(bytes, from, to);
            int last = Blanks.end(bytes, first, to);
            if (first < last) {
                piece(bytes, first, last, type, level + 1, strict);
                behindLast = count;
            } else if (count > mark && !separator.equals(" ")) {
                add(first, first);
            }
            if (at < 0) {
                break;
            }
            from = at + separator.length();
            at = find(bytes, from, end, separator);
        }
        count = behindLast;
        return true;
    }

    private void piece(byte[] bytes, int start, int end, IdentifierType type, int level, boolean strict) {
        parsers.parse(bytes, start, end, type, probe);
        if (probe.found() || probe.status() == Status.EXCEL_DAMAGED) {
            add(start, end);
            recognised += strict && probe.status() == Status.NORMALIZED ? 0 : 1;
        } else if (probe.status() == Status.EMPTY) {
            add(start, end);
        } else {
            cut(bytes, start, end, type, level);
        }
    }

    private static int find(byte[] bytes, int start, int end, String separator) {
        byte first = (byte) separator.charAt(0);
        int n = separator.length();
        for (int i = start; i <= end - n; i++) {
            if (bytes[i] == first && (n == 1 || bytes[i + 1] == first && bytes[i + 2] == first)) {
                return i;
            }
        }
        return -1;
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }
}
