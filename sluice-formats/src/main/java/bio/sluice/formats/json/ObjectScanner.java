package bio.sluice.formats.json;

import bio.sluice.record.Cell;
import java.util.Arrays;
import java.util.Set;

/// Validates one record and splits the object at its top level into cells, in one pass. One thread; reused.
///
/// It expects the keys of the record before: where they stand again, in the same order, they are compared and not
/// looked up.
final class ObjectScanner {
    /// Most keys of a record; what has more is no table.
    static final int MAX_KEYS = 65_535;

    /// The text is JSON, but not an object.
    static final String NOT_AN_OBJECT = "not_an_object";
    /// The record has more than [#MAX_KEYS] keys.
    static final String TOO_MANY_KEYS = "too_many_keys";
    /// The record is longer than a cell can be.
    static final String TOO_LONG = "record_too_large";

    private final JsonScanner json;
    private final KeySequences sequences;
    private KeySequence keys;
    private int[] keyStart = new int[64];
    private int[] keyEnd = new int[64];
    private long[] cells = new long[64];
    private int size;
    private int end;
    /// The member whose value is malformed, or -1.
    private int failedMember;

    private String failedColumn;

    private String kind;
    private String problem;

    /// @param maxDepth brackets that may be open at once
    /// @param kept names of the columns to keep, or null for all
    ObjectScanner(int maxDepth, Set<String> kept) {
        this.json = new JsonScanner(maxDepth);
        this.sequences = new KeySequences(kept);
        this.keys = sequences.of(new byte[0], keyStart, keyEnd, 0);
    }

    /// Scans the record `bytes[from, to)`; the array is at least eight bytes longer.
    ///
    /// @return the keys, with [#cells] beside them; null if the record is refused, see [#kind]
    KeySequence scan(byte[] bytes, int from, int to) {
        json.begin(bytes, from, to);
        kind = null;
        failedMember = -1;
        failedColumn = null;
        if (to - from > Cell.MAX_LENGTH) {
            kind = TOO_LONG;
            problem = "the record is longer than " + Cell.MAX_LENGTH + " bytes";
            return null;
        }
        int at = json.blanks(from);
        if (at >= to || bytes[at] != '{') {
            return refuseOther();
        }
        boolean asExpected = scanMembers(bytes, at + 1, to);
        if (size < 0) {
            failedColumn =
                    failedMember < 0 ? null : KeySequence.name(bytes, keyStart[failedMember], keyEnd[failedMember]);
            return null;
        }
        if (!asExpected || size != keys.size()) {
            keys = sequences.of(bytes, keyStart, keyEnd, size);
        }
        return keys;
    }

    /// Scans the record that begins at `from` with a brace and ends at a line feed not found yet: one pass instead of
    /// two. The array is at least eight bytes longer than `to`.
    ///
    /// @return the keys, with [#cells] and [#lineFeed] beside them; null if anything is odd, upon which the record is
    /// to
    /// be scanned again between its ends
    KeySequence scanLine(byte[] bytes, int from, int to) {
        if (to - from > Cell.MAX_LENGTH) {
            return null;
        }
        json.begin(bytes, from, to, true);
        kind = null;
        boolean asExpected = scanMembers(bytes, from + 1, to);
        if (size < 0) {
            return null;
        }
        if (!asExpected || size != keys.size()) {
            keys = sequences.of(bytes, keyStart, keyEnd, size);
        }
        return keys;
    }

    /// Where the line of [#scanLine] ends.
    int lineFeed() {
        return end;
    }

    /// Takes what follows the brace that closes the record.
    private boolean ends(byte[] bytes, int at, int to) {
        end = bytes[at] == '\n' ? at : json.blanks(at);
        return json.isLine() ? end < to && bytes[end] == '\n' : json.end(end) >= 0;
    }

    /// Scans the members and what follows them, and sets [#size], to -1 if the record is refused. Positions may run a
    /// few bytes past the record while it is scanned; every test of a position that matters comes before the end.
    ///
    /// @return whether the keys were those of the record before, as far as they go
    private boolean scanMembers(byte[] bytes, int open, int to) {
        JsonScanner json = this.json;
        KeySequence expected = keys;
        int expectedSize = expected.size();
        boolean asExpected = true;
        int n = 0;
        size = -1;
        int at = bytes[open] == '"' ? open : json.blanks(open);
        if (at < to && bytes[at] == '}') {
            size = ends(bytes, at + 1, to) ? 0 : -1;
            return true;
        }
        while (true) {
            if (n == cells.length && !grow(n)) {
                return false;
            }
            int afterKey;
            if (asExpected && n < expectedSize && expected.matches(n, bytes, at, to)) {
                afterKey = at + expected.length(n);
            } else {
                asExpected = false;
                if (at >= to || bytes[at] != '"') {
                    json.expected(at, n == 0 ? "a key in quotes or '}'" : "a key in quotes");
                    return false;
                }
                afterKey = json.string(at + 1) + 1;
                if (afterKey <= 0) {
                    return false;
                }
            }
            keyStart[n] = at + 1;
            keyEnd[n] = afterKey - 1;
            boolean tight = bytes[afterKey] == ':' && bytes[afterKey + 1] > ' ' && afterKey < to;
            at = tight ? afterKey + 1 : json.colon(afterKey);
            if (at < 0) {
                return refuseValue(n);
            }
            byte first = bytes[at];
            // Behind the record may stand anything, a quote or a bracket too.
            if (first == '"' && at < to) {
                int end = json.string(at + 1);
                if (end < 0) {
                    return refuseValue(n);
                }
                cells[n++] = Cell.input(at + 1, end, Cell.JSON_STRING);
                at = end + 1;
            } else {
                boolean nested = (first == '{' || first == '[') && at < to;
                int end = nested ? json.value(at, 1) : json.scalar(at);
                if (end < 0) {
                    return refuseValue(n);
                }
                cells[n++] = first == 'n' ? Cell.NULL_CELL : Cell.input(at, end, Cell.JSON_RAW);
                at = end;
            }
            byte next = bytes[at];
            if (next <= ' ') {
                at = json.blanks(at);
                next = bytes[at];
            }
            if (next == ',' && at < to) {
                at = bytes[at + 1] == '"' ? at + 1 : json.blanks(at + 1);
            } else if (next == '}' && at < to) {
                size = ends(bytes, at + 1, to) ? n : -1;
                return asExpected;
            } else {
                json.expected(at, "',' or '}'");
                return false;
            }
        }
    }

    private boolean refuseValue(int member) {
        failedMember = member;
        return false;
    }

    private boolean grow(int used) {
        if (used >= MAX_KEYS) {
            kind = TOO_MANY_KEYS;
            problem = "more than " + MAX_KEYS + " keys in one object";
            return false;
        }
        int capacity = Math.min(2 * used, MAX_KEYS);
        keyStart = Arrays.copyOf(keyStart, capacity);
        keyEnd = Arrays.copyOf(keyEnd, capacity);
        cells = Arrays.copyOf(cells, capacity);
        return true;
    }

    private KeySequence refuseOther() {
        if (json.document()) {
            kind = NOT_AN_OBJECT;
            problem = "a record must be a JSON object, {…}, and this is another value";
        }
        return null;
    }

    /// The values of the record scanned last, in the order of its keys.
    long[] cells() {
        return cells;
    }

    /// The key whose value is malformed, or null.
    String failedColumn() {
        return failedColumn;
    }

    /// Offset in the record at which it stops being valid.
    int failedAt() {
        return json.failedAt();
    }

    /// The kind of fault of the record that was refused last.
    String kind() {
        return kind == null ? json.kind() : kind;
    }

    /// What is wrong with the record that was refused last.
    String problem() {
        return kind == null ? json.problem() : problem;
    }
}
