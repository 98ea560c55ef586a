package bio.sluice.condition;

import bio.sluice.pattern.LinearPattern;
import bio.sluice.record.Slice;

/// A text and a pattern that is to match all of it.
record PatternMatch(Operand text, LinearPattern pattern) implements Clause {
    @Override
    public boolean holds(BoundCondition row) {
        Value value = text.read(row);
        Slice slice = value.text();
        return !value.isNull() && row.search().matches(pattern, slice.bytes(), slice.start(), slice.end());
    }
}
