package bio.sluice.identifier;

/// Numbers that a spreadsheet has written with an exponent, and so lost: `2.31E+19`, `1.21909E+08`. Stateless.
///
/// See Ziemann et al. 2016, doi:10.1186/s13059-016-1044-7.
final class Exponents {
    private static final byte[] NUMBER = {'1', '1', '1', '1', '1', '1'};

    private Exponents() {}

    /// Whether `bytes[start, end)` is such a number, and identifiers of `type` are plain numbers.
    static boolean damaged(byte[] bytes, int start, int end, IdentifierType type) {
        return exponent(bytes, start, end) > 0 && type.local().match(NUMBER, 0, NUMBER.length) != 0;
    }

    /// The exponent of `bytes[start, end)`, a digit, perhaps a point or comma and more digits, `E+` and two or three
    /// digits, with a point also `E` and one to three, as Java prints it; 0 if it is something else.
    static int exponent(byte[] bytes, int start, int end) {
        int at = start;
        if (at == end || !digit(bytes[at])) {
            return 0;
        }
        at++;
        if (at < end && (bytes[at] == '.' || bytes[at] == ',')) {
            int fraction = at + 1;
            at = fraction;
            while (at < end && digit(bytes[at])) {
                at++;
            }
            if (at == fraction) {
                return 0;
            }
        }
        if (end - at < 2 || (bytes[at] | 32) != 'e') {
            return 0;
        }
        boolean signed = bytes[at + 1] == '+';
        int from = signed ? at + 2 : at + 1;
        if (end - from > 3 || end - from < (signed ? 2 : 1) || !signed && at == start + 1) {
            return 0;
        }
        int exponent = 0;
        for (int i = from; i < end; i++) {
            if (!digit(bytes[i])) {
                return 0;
            }
            exponent = 10 * exponent + bytes[i] - '0';
        }
        return exponent;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }
}
