package bio.sluice.graph;

import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;

/// A fact about a node on its way from a [NodeParser] to a [GraphBuilder], as bytes: species 4, [#MARK] where an edge
/// has
/// its predicate 1, status and flags 1, then three texts, each with its length in two bytes before it: type, id, name.
final class PackedNode {
    /// Tells facts about nodes from edges.
    static final byte MARK = -1;

    private static final int AT_MARK = 4;
    private static final int HEAD = 6;
    private static final int MALFORMED = 0x80;

    private int species;
    private int flags;
    private final int[] start = new int[3];
    private final int[] end = new int[3];

    static final int TYPE = 0;
    static final int ID = 1;
    static final int NAME = 2;

    /// Whether a fact about a node begins at `bytes[at]`, and no edge.
    static boolean isAt(byte[] bytes, int at) {
        return bytes[at + AT_MARK] == MARK;
    }

    /// Points this at the fact that begins at `bytes[at]`.
    ///
    /// @return the byte behind it
    int read(byte[] bytes, int at) {
        species = bytes[at] & 0xFF
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
        flags = bytes[at + AT_MARK + 1];
        int from = at + HEAD;
        for (int i = 0; i < start.length; i++) {
            int length = bytes[from] & 0xFF | (bytes[from + 1] & 0xFF) << 8;
            start[i] = from + 2;
            from += 2 + length;
            end[i] = from;
        }
        return from;
    }

    int species() {
        return species;
    }

    /// Ordinal of the [NodeStatus] plus one; 0 if there is none.
    int status() {
        return flags & ~MALFORMED & 0xFF;
    }

    boolean isMalformed() {
        return (flags & MALFORMED) != 0;
    }

    int start(int text) {
        return start[text];
    }

    int end(int text) {
        return end[text];
    }

    /// Appends a fact.
    ///
    /// @param status may be null
    static void write(
            ByteSink out, int species, NodeStatus status, boolean malformed, byte[] type, Slice id, Slice name) {
        for (int i = 0; i < 4; i++) {
            out.write(species >>> 8 * i);
        }
        out.write(MARK);
        out.write((status == null ? 0 : status.ordinal() + 1) | (malformed ? MALFORMED : 0));
        text(type, 0, type.length, out);
        text(id.bytes(), id.start(), id.end(), out);
        text(name.bytes(), name.start(), name.end(), out);
    }

    private static void text(byte[] bytes, int start, int end, ByteSink out) {
        out.write(end - start);
        out.write(end - start >>> 8);
        out.write(bytes, start, end);
    }
}
