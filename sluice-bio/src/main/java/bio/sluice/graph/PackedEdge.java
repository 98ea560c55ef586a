package bio.sluice.graph;

import bio.sluice.record.ByteSink;

/// An edge on its way from an [EdgeParser] to a [GraphBuilder], as bytes: confidence 4, predicate 1, flags 1, then
/// six texts, each with its length in two bytes before it: type and id of the source, type and id of the target,
/// provenance, and the relation if it is an unknown one.
final class PackedEdge {
    static final int MALFORMED_SOURCE = 1;
    static final int MALFORMED_TARGET = 2;
    static final int ROUNDED = 4;
    static final int ALIAS = 8;

    static final int TEXTS = 6;
    static final int SOURCE_TYPE = 0;
    static final int SOURCE_ID = 1;
    static final int TARGET_TYPE = 2;
    static final int TARGET_ID = 3;
    static final int SOURCE = 4;
    static final int RELATION = 5;

    private int confidence;
    private Predicate predicate;
    private int flags;
    private final int[] start = new int[TEXTS];
    private final int[] end = new int[TEXTS];

    /// Points this at the edge that begins at `bytes[at]`.
    ///
    /// @return the byte behind it
    int read(byte[] bytes, int at) {
        confidence = bytes[at] & 0xFF
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
        predicate = Predicate.of(bytes[at + 4]);
        flags = bytes[at + 5];
        int from = at + 6;
        for (int i = 0; i < TEXTS; i++) {
            int length = bytes[from] & 0xFF | (bytes[from + 1] & 0xFF) << 8;
            start[i] = from + 2;
            from += 2 + length;
            end[i] = from;
        }
        return from;
    }

    int confidence() {
        return confidence;
    }

    Predicate predicate() {
        return predicate;
    }

    Tier tier() {
        return predicate != Predicate.PREVIOUS ? Tier.APPROVED : has(ALIAS) ? Tier.ALIAS : Tier.PREVIOUS;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    int start(int text) {
        return start[text];
    }

    int end(int text) {
        return end[text];
    }

    /// Writes one edge; its six texts come in order.
    static final class Writer {
        private final ByteSink out;
        private final int begin;

        Writer(ByteSink out) {
            this.out = out;
            this.begin = out.length();
        }

        void begin(int confidence, Predicate predicate, int flags) {
            byte[] to = out.room(6);
            for (int i = 0; i < 4; i++) {
                to[begin + i] = (byte) (confidence >>> 8 * i);
            }
            to[begin + 4] = (byte) predicate.ordinal();
            to[begin + 5] = (byte) flags;
            out.length(begin + 6);
        }

        void text(byte[] bytes, int start, int end) {
            int length = end - start;
            byte[] to = out.room(length + 2);
            int at = out.length();
            to[at] = (byte) length;
            to[at + 1] = (byte) (length >>> 8);
            System.arraycopy(bytes, start, to, at + 2, length);
            out.length(at + 2 + length);
        }

        void undo() {
            out.length(begin);
        }
    }
}
