package bio.sluice.condition;

/// A part of a condition that has been read: a clause or an operand, the other being null. Immutable.
///
/// @param at its first word
record Term(Clause clause, Operand operand, Token at) {
    static Term of(Clause clause, Token at) {
        return new Term(clause, null, at);
    }

    static Term of(Operand operand, Token at) {
        return new Term(null, operand, at);
    }

    /// This as a clause, which `true` and `false` can stand for.
    Clause asClause() {
        if (clause != null) {
            return clause;
        }
        if (Semantics.isBoolean(operand)) {
            return new Clause.Constant(((Operand.Literal) operand).bytes()[0] == 't');
        }
        String shown = at.text();
        throw at.mistake(
                "expected a comparison or test, not a value alone",
                operand instanceof Operand.OfField
                        ? "compare it: " + shown + " == \"…\", len(" + shown + ") > 0"
                        : "compare it with something");
    }

    Operand asOperand() {
        if (operand == null) {
            throw at.mistake("a test is not a value", "combine tests with and, or, not");
        }
        return operand;
    }
}
