package bio.sluice.graph;

import bio.sluice.record.ByteSink;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// How sure an edge is, as a decimal number in fixed point: no binary fraction ever comes near it. Stateless.
///
/// Edges keep nine decimals exactly; confidences with more, which only arithmetic in binary fractions makes, are
/// rounded half-up to nine and counted. Products are exact, and rounded once, half-up, to four decimals.
final class Confidence {
    /// Decimals that an edge keeps.
    static final int DECIMALS = 9;
    /// Certainty, in units of the last decimal kept.
    static final int ONE = 1_000_000_000;
    /// Certainty in the units of output.
    static final int ROUNDED_ONE = 10_000;

    /// What [#parse] returns for a text that is no number from 0 to 1.
    static final int MALFORMED = -1;
    /// Bit that [#parse] adds if it had to round.
    static final int ROUNDED = 1 << 30;

    private static final int[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };
    private static final int LONGEST = 64;

    private Confidence() {}

    /// The confidence in units, perhaps with [#ROUNDED]; [#MALFORMED] if it is none. No text means certainty.
    static int parse(byte[] bytes, int start, int end) {
        if (start == end) {
            return ONE;
        }
        // The usual form: 0 or 1, a point, up to nine digits.
        int i = start;
        int units = 0;
        if (bytes[i] == '0' || bytes[i] == '1') {
            units = bytes[i++] - '0';
        }
        int digits = 0;
        if (i < end && bytes[i] == '.' && end - i > 1 && end - i <= DECIMALS + 1) {
            for (i++; i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
                units = units * 10 + bytes[i] - '0';
                digits++;
            }
        }
        if (i == end) {
            units *= POWERS[DECIMALS - digits];
            return units >= 0 && units <= ONE ? units : MALFORMED;
        }
        return parseSlowly(bytes, start, end);
    }

    private static int parseSlowly(byte[] bytes, int start, int end) {
        if (end - start > LONGEST) {
            return MALFORMED;
        }
        BigDecimal value;
        try {
            value = new BigDecimal(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException noNumber) {
            return MALFORMED;
        }
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            return MALFORMED;
        }
        if (value.signum() == 0) {
            return 0;
        }
        // Guards against 1e-999999999, which setScale would write out.
        BigDecimal kept = value.scale() - value.precision() > DECIMALS + 1
                ? BigDecimal.ZERO
                : value.setScale(DECIMALS, RoundingMode.HALF_UP);
        int units = kept.movePointRight(DECIMALS).intValueExact();
        return kept.compareTo(value) == 0 ? units : units | ROUNDED;
    }

    /// How many of the nine decimals `units` needs.
    static int decimals(int units) {
        int decimals = DECIMALS;
        for (int rest = units; decimals > 0 && rest % 10 == 0; rest /= 10) {
            decimals--;
        }
        return decimals;
    }

    /// Appends `units` as a decimal number without needless zeros.
    static void write(int units, ByteSink out) {
        out.write('0' + units / ONE);
        int rest = units % ONE;
        if (rest == 0) {
            return;
        }
        out.write('.');
        for (int power = ONE / 10; rest > 0; power /= 10) {
            out.write('0' + rest / power);
            rest %= power;
        }
    }

    static int power(int decimals) {
        return POWERS[decimals];
    }
}
