package bio.sluice.identifier;

/// Check digits of identifier schemes, and other tests that are no patterns. Stateless.
final class CheckDigits {
    private static final int[][] VERHOEFF_PRODUCT = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
        {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
        {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
        {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
        {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
        {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
        {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
        {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
        {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
        {9, 8, 7, 6, 5, 4, 3, 2, 1, 0},
    };
    private static final int[][] VERHOEFF_PLACE = verhoeffPlaces();

    private CheckDigits() {}

    /// Whether the identifier `bytes[start, end)`, which has the form of its type, passes its test.
    static boolean right(TypeFacts.Check rule, byte[] bytes, int start, int end) {
        return switch (rule) {
            case NONE -> true;
            case CAS -> cas(bytes, start, end);
            case LOINC -> luhn(bytes, start, end - 2) == bytes[end - 1] - '0';
            case LUHN -> digitsOnly(bytes, start, end, Digits.LUHN);
            case VERHOEFF -> digitsOnly(bytes, start, end, Digits.VERHOEFF);
            case ORCID -> orcid(bytes, start, end);
            case UNII -> unii(bytes, start, end);
            case DOI -> singleDoi(bytes, start, end);
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

    /// The check digit of `bytes[start, end)` after Luhn, mod 10 (ISO/IEC 7812-1), from the right twice and once.
    ///
    /// LOINC Users' Guide, "Calculating mod 10 check digits". In LOINC's part, answer, list and group codes the
    /// letters count by their ASCII code less 48, twice as a digit would: n → 2n - 9⌊n/5⌋. (This holds for LP14355-9,
    /// LA6751-7, LL379-9, LG51018-6.)
    private static int luhn(byte[] bytes, int start, int end) {
        int sum = 0;
        boolean twice = true;
        for (int i = end - 1; i >= start; i--) {
            int digit = bytes[i] - '0';
            sum += twice ? 2 * digit - digit / 5 * 9 : digit;
            twice = !twice;
        }
        return (10 - sum % 10) % 10;
    }

    private enum Digits {
        LUHN,
        VERHOEFF
    }

    /// Rules that count the digits from the right, whatever stands between them; the last sign must be one.
    ///
    /// Verhoeff 1969, in the dihedral group of ten elements, is what SNOMED CT uses (confluence.ihtsdotools.org,
    /// Release
    /// File Specification, appendix "Check-digit Computation").
    private static boolean digitsOnly(byte[] bytes, int start, int end, Digits rule) {
        if (!isDigit(bytes[end - 1])) {
            return false;
        }
        int place = 0;
        int sum = 0;
        for (int i = end - 1; i >= start; i--) {
            if (isDigit(bytes[i])) {
                int digit = bytes[i] - '0';
                if (rule == Digits.VERHOEFF) {
                    sum = VERHOEFF_PRODUCT[sum][VERHOEFF_PLACE[place % 8][digit]];
                } else {
                    sum = (sum + (place % 2 == 0 ? digit : 2 * digit - digit / 5 * 9)) % 10;
                }
                place++;
            }
        }
        return sum == 0;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static int[][] verhoeffPlaces() {
        int[][] places = new int[8][10];
        int[] step = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
        for (int digit = 0; digit < 10; digit++) {
            places[0][digit] = digit;
        }
        for (int place = 1; place < 8; place++) {
            for (int digit = 0; digit < 10; digit++) {
                places[place][digit] = step[places[place - 1][digit]];
            }
        }
        return places;
    }

    /// ISO 7064 MOD 11-2 (support.orcid.org/hc/en-us/articles/360006897674): X stands for ten.
    private static boolean orcid(byte[] bytes, int start, int end) {
        int sum = 0;
        for (int i = start; i < end - 1; i++) {
            if (isDigit(bytes[i])) {
                sum = (sum + bytes[i] - '0') * 2 % 11;
            }
        }
        int check = (12 - sum) % 11;
        return bytes[end - 1] == (check == 10 ? 'X' : '0' + check);
    }

    /// UNII: the sum of the first nine characters, digits by their value and letters from A = 10, modulo 36
    /// (FDA Substance Registration System User's Guide, "UNII").
    private static boolean unii(byte[] bytes, int start, int end) {
        int sum = 0;
        for (int i = start; i < end - 1; i++) {
            sum += value36(bytes[i]);
        }
        return sum % 36 == value36(bytes[end - 1]);
    }

    private static int value36(byte b) {
        return b <= '9' ? b - '0' : b - 'A' + 10;
    }

    /// A DOI may have any sign in it, but one that begins anew behind a separator is a second one, and a full stop or
    /// comma at its end belongs to the sentence around it.
    private static boolean singleDoi(byte[] bytes, int start, int end) {
        byte last = bytes[end - 1];
        if (last == '.' || last == ',' || last == ';' || last == '|') {
            return false;
        }
        for (int i = start + 7; i + 3 < end; i++) {
            boolean separator = bytes[i - 1] == ';' || bytes[i - 1] == ',' || bytes[i - 1] == '|';
            if (separator && bytes[i] == '1' && bytes[i + 1] == '0' && bytes[i + 2] == '.') {
                return false;
            }
        }
        return true;
    }
}
