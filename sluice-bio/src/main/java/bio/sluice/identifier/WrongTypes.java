package bio.sluice.identifier;

/// Tells identifiers of one type among values of another. Stateless.
final class WrongTypes {
    private WrongTypes() {}

    /// Whether `bytes[start, end)`, in upper case, is an identifier of `type`, with or without what may be behind it.
    static boolean has(IdentifierType type, byte[] bytes, int start, int end) {
        long run = type.canonical().longest(bytes, start, end);
        if (run == 0) {
            return false;
        }
        int behind = (int) run;
        return (behind == end || type.tails().matches(bytes, behind, end))
                && CheckDigits.right(type.facts().check(), bytes, start, behind);
    }
}
