package bio.sluice.cli;

/// A flag's value that is a whole number. Stateless.
final class WholeNumber {
    private static final int MOST_DIGITS = 18;

    private WholeNumber() {}

    /// The number that `text` says.
    ///
    /// @param text what was given, or null
    /// @param otherwise the number if nothing was given
    /// @param most the largest that makes sense; the least is 1
    /// @throws WrongFlag if it is no such number
    static long of(String flag, String text, long otherwise, long most) {
        if (text == null) {
            return otherwise;
        }
        boolean digits =
                !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long number = digits ? Long.parseLong(text) : 0;
        if (number < 1 || number > most) {
            throw new WrongFlag(flag + ": expected a whole number between 1 and " + most + ", not \"" + text + "\"");
        }
        return number;
    }
}
