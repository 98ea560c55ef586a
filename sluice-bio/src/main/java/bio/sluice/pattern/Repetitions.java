package bio.sluice.pattern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The counted repetitions of a pattern, `{n,m}`, which are copied when it is compiled. re2j bounds each of them, but
/// not those inside each other: `((a{1000}){1000}){1000}` would fill the memory. Stateless, thread-safe.
final class Repetitions {
    /// A bound on the copies, so generous that only patterns far beyond [LinearPattern#MAX_INSTRUCTIONS] exceed it.
    private static final long MAX_COPIES = 250_000;

    /// A repetition, and the end of the group it repeats if it does.
    private static final Pattern REPETITION = Pattern.compile("(\\)?)\\{(\\d{1,4})(?:,(\\d{0,4}))?}");

    private Repetitions() {}

    /// Whether `source` is of bounded size once its repetitions are written out. As a bound, all repetitions of groups
    /// are taken to be inside each other.
    static boolean areBounded(String source) {
        Matcher repetition = REPETITION.matcher(source);
        long nested = 1;
        long inside = source.length();
        while (repetition.find()) {
            long times = Math.max(count(repetition.group(2)), count(repetition.group(3)));
            if (repetition.group(1).isEmpty()) {
                inside += times;
            } else {
                nested = Math.min(MAX_COPIES, nested * Math.max(1, times));
            }
        }
        return nested * inside <= MAX_COPIES;
    }

    private static int count(String digits) {
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
