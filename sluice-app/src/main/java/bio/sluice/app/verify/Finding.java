package bio.sluice.app.verify;

/// One thing that a manifest says, and what became of the proof. Immutable.
///
/// @param what the thing, such as `input in.csv, digest`
/// @param outcome whether it was proven
/// @param expected what the manifest says
/// @param found what was found, or why nothing could be
public record Finding(String what, Outcome outcome, String expected, String found) {
    /// How a proof may end.
    public enum Outcome {
        /// It is as the manifest says.
        PROVEN,
        /// It is not.
        DIFFERENT,
        /// There is nothing to look at any more, as with standard input.
        UNPROVABLE
    }

    /// Compares two texts.
    static Finding compared(String what, String expected, String found) {
        return new Finding(what, expected.equals(found) ? Outcome.PROVEN : Outcome.DIFFERENT, expected, found);
    }

    /// Compares two numbers.
    static Finding compared(String what, long expected, long found) {
        return compared(what, String.valueOf(expected), String.valueOf(found));
    }

    /// Says that something cannot be as the manifest says.
    static Finding different(String what, Object expected, String why) {
        return new Finding(what, Outcome.DIFFERENT, String.valueOf(expected), why);
    }

    /// Says why nothing can be looked at.
    static Finding unprovable(String what, Object expected, String why) {
        return new Finding(what, Outcome.UNPROVABLE, String.valueOf(expected), why);
    }
}
