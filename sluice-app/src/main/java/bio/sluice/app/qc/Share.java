package bio.sluice.app.qc;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A part of a whole, in words and in lengths; reckoned in whole numbers and decimals only. Stateless.
final class Share {
    private static final BigDecimal SMALLEST = new BigDecimal("0.1");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Share() {}

    /// The share in per cent with one decimal: `12.3 %`; what is not nothing is not told as 0, nor what is not all as
    /// 100. A share of nothing is a dash.
    static String of(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        BigDecimal percent = percent(part, whole, 1);
        if (part > 0 && percent.signum() == 0) {
            return "&lt;" + SMALLEST + " %";
        }
        if (part < whole && percent.compareTo(HUNDRED) == 0) {
            return "&gt;99.9 %";
        }
        return (percent.compareTo(HUNDRED) == 0 || percent.signum() == 0
                        ? percent.setScale(0, RoundingMode.HALF_UP)
                        : percent)
                + " %";
    }

    /// The share in per cent.
    static BigDecimal percent(long part, long whole, int decimals) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP);
    }

    /// The share of `length`, rounded down.
    static long of(long part, long whole, long length) {
        return whole == 0
                ? 0
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(length))
                        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.DOWN)
                        .longValueExact();
    }
}
