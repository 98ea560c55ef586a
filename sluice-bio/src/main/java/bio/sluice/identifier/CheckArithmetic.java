package bio.sluice.identifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The arithmetic of a check digit, written out for people. Stateless.
public final class CheckArithmetic {
    private CheckArithmetic() {}

    /// How the check digit of `value` is computed, and whether it is the one that stands there.
    ///
    /// @return null if the type has no check digit or the value, in the type's letter case, has not its form otherwise
    public static String of(IdentifierType type, String value) {
        String text = value.strip();
        int colon = text.indexOf(':');
        if (colon > 0 && IdentifierTypes.standard().find(text.substring(0, colon)) == type) {
            text = text.substring(colon + 1).strip();
        }
        text = text.toUpperCase(Locale.ROOT);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (type.canonical().match(bytes, 0, bytes.length) == 0) {
            return null;
        }
        return switch (type.facts().check()) {
            case CAS -> cas(text);
            case LOINC -> text.startsWith("L") ? null : luhn(text.substring(0, text.length() - 2), last(text));
            case LUHN -> luhn(text.substring(0, text.length() - 1), last(text));
            case ORCID -> orcid(text);
            case VERHOEFF -> tried(type, text, "0123456789", "Verhoeff's scheme over " + head(text));
            case UNII ->
                tried(type, text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "the sum of the first nine signs, mod 36");
            case DOI, NONE -> null;
        };
    }

    private static char last(String text) {
        return text.charAt(text.length() - 1);
    }

    private static String head(String text) {
        return text.substring(0, text.length() - 1);
    }

    /// Each digit times its place from the right: `7732-18-5` is 8×1 + 1×2 + 2×3 + 3×4 + 7×5 + 7×6 = 105, mod 10 = 5.
    private static String cas(String text) {
        String digits = head(text).replace("-", "");
        List<String> terms = new ArrayList<>();
        int sum = 0;
        for (int place = 1; place <= digits.length(); place++) {
            int digit = digits.charAt(digits.length() - place) - '0';
            terms.add(digit + "×" + place);
            sum += digit * place;
        }
        return verdict(
                String.join(" + ", terms) + " = " + sum + ", mod 10 = " + sum % 10,
                (char) ('0' + sum % 10),
                last(text));
    }

    /// From the right each second digit twice, and nine less if that is more than nine.
    private static String luhn(String digits, char written) {
        List<String> terms = new ArrayList<>();
        int sum = 0;
        boolean twice = true;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            int term = twice ? 2 * digit - (digit > 4 ? 9 : 0) : digit;
            terms.add(Integer.toString(term));
            sum += term;
            twice = !twice;
        }
        int check = (10 - sum % 10) % 10;
        return verdict(
                "from the right, each second digit twice (less 9 above 9): " + String.join(" + ", terms) + " = " + sum
                        + ", and " + check + " is missing to a multiple of 10",
                (char) ('0' + check),
                written);
    }

    private static String orcid(String text) {
        int sum = 0;
        for (char c : head(text).replace("-", "").toCharArray()) {
            sum = (sum + c - '0') * 2 % 11;
        }
        int check = (12 - sum) % 11;
        return verdict(
                "ISO 7064 MOD 11-2 over the digits before it leaves " + sum + "; 12 - " + sum + ", mod 11 = " + check
                        + (check == 10 ? ", written X" : ""),
                check == 10 ? 'X' : (char) ('0' + check),
                last(text));
    }

    /// The only sign at the end that passes the test.
    private static String tried(IdentifierType type, String text, String signs, String how) {
        for (char sign : signs.toCharArray()) {
            byte[] bytes = (head(text) + sign).getBytes(StandardCharsets.US_ASCII);
            if (CheckDigits.right(type.facts().check(), bytes, 0, bytes.length)) {
                return verdict(how + " gives " + sign, sign, last(text));
            }
        }
        return null;
    }

    private static String verdict(String arithmetic, char right, char written) {
        return arithmetic + (right == written ? ", as it is written" : ", but " + written + " is written");
    }
}
