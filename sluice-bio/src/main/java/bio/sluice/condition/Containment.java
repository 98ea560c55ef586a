package bio.sluice.condition;

import bio.sluice.record.Slice;
import bio.sluice.text.Utf8;

/// A text and a part of it.
///
/// @param expected whether the part is to be there
record Containment(Place place, Operand text, Operand part, boolean expected) implements Clause {
    /// Where the part is looked for.
    enum Place {
        START,
        END,
        ANYWHERE
    }

    @Override
    public boolean holds(BoundCondition row) {
        Value whole = text.read(row);
        Value piece = part.read(row);
        return !whole.isNull() && !piece.isNull() && hasPart(whole, piece, row) == expected;
    }

    private boolean hasPart(Value whole, Value piece, BoundCondition row) {
        Slice a = whole.text();
        Slice b = piece.text();
        return switch (place) {
            case START -> Utf8.startsWith(a.bytes(), a.start(), a.end(), b.bytes(), b.start(), b.end());
            case END ->
                b.length() <= a.length()
                        && Utf8.startsWith(a.bytes(), a.end() - b.length(), a.end(), b.bytes(), b.start(), b.end());
            case ANYWHERE ->
                whole.kind() == Value.Kind.LIST
                        ? JsonElements.contains(a, b, row.scratch())
                        : Utf8.indexOf(a.bytes(), a.start(), a.end(), b.bytes(), b.start(), b.end()) >= 0;
        };
    }
}
