package bio.sluice.pattern;

import java.io.Serializable;

/// A compiled pattern: instructions with two operands each. Immutable and thread-safe.
///
/// @param op what each instruction does
/// @param x first operand: a byte, the index of a set, a target, a slot, or a kind of assertion
/// @param y second operand: the less wanted target of a [#SPLIT]
/// @param split which split an instruction is, from 0
/// @param sets the character classes
/// @param splits number of splits
/// @param firstBytes bit per byte value that a match can begin with; null if a match may be empty
record Program(byte[] op, int[] x, int[] y, int[] split, CodePointSet[] sets, int splits, long[] firstBytes)
        implements Serializable {
    /// The byte `x`.
    static final byte BYTE = 0;
    /// A code point of set `x`.
    static final byte SET = 1;
    /// Goes on at `x`, and if that fails at `y`.
    static final byte SPLIT = 2;
    /// Goes on at `x`.
    static final byte JUMP = 3;
    /// Remembers the place in slot `x`.
    static final byte SAVE = 4;
    /// Goes on if assertion `x` holds here.
    static final byte ASSERT = 5;
    static final byte MATCH = 6;

    static final int TEXT_START = 0;
    static final int TEXT_END = 1;
    static final int LINE_START = 2;
    static final int LINE_END = 3;
    static final int WORD_EDGE = 4;
    static final int NO_WORD_EDGE = 5;

    boolean mayBeginWith(byte b) {
        return firstBytes == null || (firstBytes[(b & 0xFF) >> 6] >>> (b & 63) & 1) != 0;
    }
}
