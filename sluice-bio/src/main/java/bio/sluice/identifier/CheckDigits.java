package bio.sluice.identifier;

/// Check digits of identifier schemes. Stateless.
final class CheckDigits {
    private CheckDigits() {}

    /// Whether the identifier `bytes[start, end)`, which has the form of its type, has the right check digit.
    static boolean right(TypeFacts.Check rule, byte[] bytes, int start, int end) {
        return switch (rule) {
            case NONE -> true;
            case CAS -> cas(bytes, start, end);
            case LOINC -> loinc(bytes, start, end);
        };
    }

    /// CAS: the sum of all digits before the last, each times its place counted from the right, modulo 10
    /// (cas.org/support/documentation/chemical-substances/checkdig).
    private static boolean cas(byte[] bytes, int start, int end) {
        int sum = 0;
        int place = 1;
        for (int i = end - 3; i >= start; i--) {
            if (bytes[i] != '-') {
                sum += place++ * (bytes[i] - '0');
            }
        }
        return sum % 10 == bytes[end - 1] - '0';
    }

    /// LOINC: mod 10 after Luhn over the digits before the hyphen (LOINC Users' Guide, "Calculating mod 10 check
    /// digits"). Part, answer and list codes (`LP`, `LA`, `LL`, `LG`) follow a rule that is not published there, so
    /// only their form is judged.
    private static boolean loinc(byte[] bytes, int start, int end) {
        if (bytes[start] == 'L') {
            return true;
        }
        int sum = 0;
        boolean twice = true;
        for (int i = end - 3; i >= start; i--) {
            int digit = bytes[i] - '0';
            sum += twice ? 2 * digit / 10 + 2 * digit % 10 : digit;
            twice = !twice;
        }
        return (10 - sum % 10) % 10 == bytes[end - 1] - '0';
    }
}
