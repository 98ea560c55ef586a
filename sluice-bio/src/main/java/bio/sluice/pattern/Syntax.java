package bio.sluice.pattern;

import java.util.List;

/// A parsed pattern. Immutable.
sealed interface Syntax {
    /// One code point as it stands.
    record Literal(int codePoint) implements Syntax {}

    /// One code point out of a set.
    record OneOf(CodePointSet set) implements Syntax {}

    /// A place that must hold; `kind` is one of the assertions of [Program].
    record Assertion(int kind) implements Syntax {}

    /// One after the other.
    record Sequence(List<Syntax> parts) implements Syntax {}

    /// The first that leads to a match.
    record Choice(List<Syntax> branches) implements Syntax {}

    /// `part` from `least` to `most` times; `most` is -1 for any number.
    record Repeat(Syntax part, int least, int most, boolean greedy) implements Syntax {}

    /// A group that is remembered under `number`, from 1.
    record Group(Syntax part, int number) implements Syntax {}
}
