package bio.sluice.condition;

import java.io.Serializable;
import java.util.List;

/// Something that holds or does not on each row. Immutable.
interface Clause extends Serializable {
    /// Whether it holds for the row at hand.
    boolean holds(BoundCondition row);

    /// `true` or `false`, written out.
    record Constant(boolean holds) implements Clause {
        @Override
        public boolean holds(BoundCondition row) {
            return holds;
        }
    }

    /// All of them hold; the rest is not tried after one that does not.
    record AllOf(List<Clause> clauses) implements Clause {
        @Override
        public boolean holds(BoundCondition row) {
            for (int i = 0; i < clauses.size(); i++) {
                if (!clauses.get(i).holds(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// One of them holds; the rest is not tried after one that does.
    record AnyOf(List<Clause> clauses) implements Clause {
        @Override
        public boolean holds(BoundCondition row) {
            for (int i = 0; i < clauses.size(); i++) {
                if (clauses.get(i).holds(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The other does not hold.
    record Not(Clause clause) implements Clause {
        @Override
        public boolean holds(BoundCondition row) {
            return !clause.holds(row);
        }
    }

    /// The operand is absent or null; or, if not `expected`, is neither.
    record IsNull(Operand operand, boolean expected) implements Clause {
        @Override
        public boolean holds(BoundCondition row) {
            return operand.read(row).isNull() == expected;
        }
    }
}
