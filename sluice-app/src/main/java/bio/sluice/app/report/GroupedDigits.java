package bio.sluice.app.report;

/// Numbers for people, thousands apart by commas. Stateless. The JDK's formatter does the same, and takes some
/// hundredths of
/// a second to do it for the first time.
public final class GroupedDigits {
    private static final int GROUP = 3;

    private GroupedDigits() {}

    /// `number` as `1,234,567`.
    public static String of(long number) {
        StringBuilder text = new StringBuilder().append(number);
        int first = number < 0 ? 1 : 0;
        for (int at = text.length() - GROUP; at > first; at -= GROUP) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
