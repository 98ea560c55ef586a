package bio.sluice.record;

import java.util.Arrays;

/// Members of JSON objects in cells: what a field with dots in its name means. Stateless.
final class ObjectMembers {
    private static final byte[] EMPTY = {'{', '}'};

    private ObjectMembers() {}

    /// The member at the end of a path as a cell of its own; an absent one if `cell` is no object or has no such
    /// member.
    ///
    /// @param bytes the buffer of `cell`
    /// @param path names of the members to walk, as insides of JSON strings
    static long find(byte[] bytes, long cell, byte[][] path) {
        if (Cell.form(cell) != Cell.JSON_RAW) {
            return Cell.ABSENT_CELL;
        }
        Slice value = new Slice().set(bytes, Cell.start(cell), Cell.end(cell));
        for (byte[] member : path) {
            if (!JsonText.findMember(bytes, value.start(), value.end(), member, value)) {
                return Cell.ABSENT_CELL;
            }
        }
        return switch (bytes[value.start()]) {
            case '"' -> Cell.in(Cell.buffer(cell), value.start() + 1, value.end() - 1, Cell.JSON_STRING);
            case 'n' -> Cell.NULL_CELL;
            default -> Cell.in(Cell.buffer(cell), value.start(), value.end(), Cell.JSON_RAW);
        };
    }

    /// Appends a copy of the object in `cell` in which the member at the end of a path is `value`. Members that are
    /// missing on the way are added; a cell that is no object counts as an empty one.
    ///
    /// @param bytes the buffer of `cell`; not that of `out`, unless it is stable while `out` grows
    static void replace(byte[] bytes, long cell, byte[][] path, byte[] value, ByteSink out) {
        byte[] object =
                Cell.form(cell) == Cell.JSON_RAW ? Arrays.copyOfRange(bytes, Cell.start(cell), Cell.end(cell)) : EMPTY;
        replace(object, 0, object.length, path, 0, value, out);
    }

    private static void replace(byte[] object, int from, int to, byte[][] path, int depth, byte[] value, ByteSink out) {
        if (depth == path.length) {
            out.write(value);
            return;
        }
        byte[] member = path[depth];
        Slice old = new Slice();
        if (JsonText.findMember(object, from, to, member, old)) {
            out.write(object, from, old.start());
            replace(object, old.start(), old.end(), path, depth + 1, value, out);
            out.write(object, old.end(), to);
            return;
        }
        int open = JsonText.skipBlanks(object, from, to);
        boolean isObject = open < to && object[open] == '{';
        int close = to - 1;
        while (isObject && object[close] != '}') {
            close--;
        }
        boolean empty = !isObject || JsonText.skipBlanks(object, open + 1, to) == close;
        if (empty) {
            out.write("{\"");
        } else {
            out.write(object, from, close);
            out.write(",\"");
        }
        out.write(member);
        out.write("\":");
        replace(EMPTY, 0, EMPTY.length, path, depth + 1, value, out);
        out.write('}');
    }
}
