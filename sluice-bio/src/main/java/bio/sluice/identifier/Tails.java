package bio.sluice.identifier;

import bio.sluice.identifier.TypeFacts.Tail;
import java.util.List;

/// Splits off what may stand behind an identifier: version, isoform, region. Immutable, thread-safe; one per type.
final class Tails {
    private static final int LONGEST_NUMBER = 5;

    private final boolean version;
    private final boolean release;
    private final boolean isoform;
    private final boolean region;
    private final boolean decimal;

    Tails(List<Tail> kinds) {
        version = kinds.contains(Tail.VERSION);
        release = kinds.contains(Tail.RELEASE);
        isoform = kinds.contains(Tail.ISOFORM);
        region = kinds.contains(Tail.REGION);
        decimal = kinds.contains(Tail.DECIMAL);
    }

    /// Reads `bytes[start, end)`, which is not empty, as tails into `out`.
    ///
    /// @return false if it is something else; `out` may have got some of it
    boolean read(byte[] bytes, int start, int end, ParsedIdentifier out) {
        int at = start;
        if (version && bytes[at] == '.') {
            int digits = digits(bytes, at + 1, end);
            if (digits == at + 1) {
                return false;
            }
            out.version(bytes, at + 1, digits);
            at = digits;
        } else if (release && bytes[at] == '.') {
            int behind = release(bytes, at, end);
            if (behind != end) {
                return false;
            }
            out.version(bytes, at + 1, behind);
            at = behind;
        } else if (isoform && bytes[at] == '-') {
            int digits = digits(bytes, at + 1, end);
            if (digits == at + 1) {
                return false;
            }
            out.isoform(bytes, at + 1, digits);
            at = digits;
        } else if (decimal && isZeroFraction(bytes, at, end)) {
            out.change(Change.DECIMAL);
            at = end;
        }
        if (region && end - at == 6 && isParY(bytes, at)) {
            out.region(bytes, at + 1, end);
            at = end;
        }
        return at == end;
    }

    /// What the tails look like, as a pattern.
    static String pattern(List<Tail> kinds) {
        return (kinds.contains(Tail.VERSION) ? "(\\.[0-9]{1,5})?" : "")
                + (kinds.contains(Tail.RELEASE) ? "(\\.v[0-9]{1,5}(\\.p[0-9]{1,5}(\\.c[0-9]{1,5})?)?)?" : "")
                + (kinds.contains(Tail.ISOFORM) ? "(-[0-9]{1,5})?" : "")
                + (kinds.contains(Tail.REGION) ? "(_PAR_Y)?" : "");
    }

    /// The byte behind `.v2.p1.c1` or less of it, or `start` if that is not there.
    private static int release(byte[] bytes, int start, int end) {
        int at = start;
        for (char letter : new char[] {'v', 'p', 'c'}) {
            int digits = end - at > 2 && bytes[at] == '.' && bytes[at + 1] == letter ? digits(bytes, at + 2, end) : 0;
            if (digits <= at + 2) {
                return at;
            }
            at = digits;
        }
        return at;
    }

    private static int digits(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && i - start < LONGEST_NUMBER && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }

    private static boolean isZeroFraction(byte[] bytes, int start, int end) {
        return end - start == 2 && bytes[start] == '.' && bytes[start + 1] == '0';
    }

    private static boolean isParY(byte[] bytes, int at) {
        return bytes[at] == '_'
                && bytes[at + 1] == 'P'
                && bytes[at + 2] == 'A'
                && bytes[at + 3] == 'R'
                && bytes[at + 4] == '_'
                && bytes[at + 5] == 'Y';
    }
}
