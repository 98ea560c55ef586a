package bio.sluice.condition;

import bio.sluice.record.Slice;
import java.util.Arrays;

/// Two operands compared; the rules stand at [Condition].
///
/// @param exact whether texts that look like numbers are compared as texts: one side stood in quotes, and it is a
///     question of equality
/// @param numeric whether one side is always a number
record Comparison(Operand left, Operator operator, Operand right, boolean exact, boolean numeric) implements Clause {
    /// How operands are compared.
    enum Operator {
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /// The operator written so, or null.
        static Operator of(String symbol) {
            for (Operator operator : values()) {
                if (operator.symbol.equals(symbol)) {
                    return operator;
                }
            }
            return null;
        }

        boolean isEquality() {
            return this == EQUAL || this == UNEQUAL;
        }

        boolean accepts(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case GREATER -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    @Override
    public boolean holds(BoundCondition row) {
        Value a = left.read(row);
        Value b = right.read(row);
        if (a.isNull() || b.isNull()) {
            return false;
        }
        if (!exact && a.looksLikeNumber() && b.looksLikeNumber()) {
            return operator.accepts(a.compareNumber(b));
        }
        if (numeric) {
            return operator == Operator.UNEQUAL;
        }
        Slice x = a.text();
        Slice y = b.text();
        if (operator.isEquality()) {
            boolean equal = Arrays.equals(x.bytes(), x.start(), x.end(), y.bytes(), y.start(), y.end());
            return equal == (operator == Operator.EQUAL);
        }
        // The order of UTF-8 bytes, unsigned, is that of code points.
        return operator.accepts(Arrays.compareUnsigned(x.bytes(), x.start(), x.end(), y.bytes(), y.start(), y.end()));
    }
}
