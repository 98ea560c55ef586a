package bio.sluice.condition;

import bio.sluice.text.Utf8;
import java.io.Serializable;

/// Something that has a value on each row. Immutable; its value goes into place `index` of the [BoundCondition].
sealed interface Operand extends Serializable {
    /// Reads the value for the row at hand.
    Value read(BoundCondition row);

    /// A field; `field` is its index among the fields of the condition.
    record OfField(int field, int index) implements Operand {
        @Override
        public Value read(BoundCondition row) {
            Value value = row.value(index);
            row.read(field, value);
            return value;
        }
    }

    /// A value written in the condition.
    ///
    /// @param kind TEXT for what stood in quotes, SCALAR for numbers, true and false, NULL for null
    record Literal(Value.Kind kind, byte[] bytes, int index) implements Operand {
        @Override
        public Value read(BoundCondition row) {
            Value value = row.value(index);
            value.be(kind, bytes);
            return value;
        }

        boolean isNumber() {
            return kind == Value.Kind.SCALAR && !isBoolean();
        }

        boolean isBoolean() {
            return kind == Value.Kind.SCALAR && (bytes[0] == 't' || bytes[0] == 'f');
        }
    }

    /// The length of another operand; 0 for null.
    record LengthOf(Operand of, int index) implements Operand {
        @Override
        public Value read(BoundCondition row) {
            Value of = this.of.read(row);
            Value value = row.value(index);
            byte[] bytes = of.text().bytes();
            switch (of.kind()) {
                case NULL -> value.beCount(0);
                case LIST, OBJECT ->
                    value.beCount(JsonElements.count(bytes, of.text().start()));
                default ->
                    value.beCount(Utf8.count(bytes, of.text().start(), of.text().end()));
            }
            return value;
        }
    }
}
