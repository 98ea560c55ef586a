package bio.sluice.condition;

import bio.sluice.record.Slice;
import bio.sluice.text.DecimalText;
import bio.sluice.text.Words;

/// An operand and a list written in the condition.
///
/// @param words the texts of the list
/// @param numbers its numbers, with which the value is compared as a number
/// @param expected whether it is to be in the list
record Membership(Operand operand, Words words, byte[][] numbers, boolean expected) implements Clause {
    @Override
    public boolean holds(BoundCondition row) {
        Value value = operand.read(row);
        return !value.isNull() && isMember(value) == expected;
    }

    private boolean isMember(Value value) {
        Slice text = value.text();
        if (value.kind() != Value.Kind.COUNT && words.indexOf(text.bytes(), text.start(), text.end()) >= 0) {
            return true;
        }
        if (numbers.length == 0 || !value.looksLikeNumber()) {
            return false;
        }
        for (byte[] number : numbers) {
            int order = value.kind() == Value.Kind.COUNT
                    ? DecimalText.compare(number, 0, number.length, value.count())
                    : DecimalText.compare(text.bytes(), text.start(), text.end(), number, 0, number.length);
            if (order == 0) {
                return true;
            }
        }
        return false;
    }
}
