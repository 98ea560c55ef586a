package bio.sluice.fuzz;

import bio.sluice.pattern.LinearPattern;
import bio.sluice.pattern.PatternMistake;
import bio.sluice.pattern.PatternSearch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Regular expressions: any text is a pattern or a told mistake, and no pattern takes long over a value.
public final class PatternFuzz {
    private PatternFuzz() {}

    /// Called by the fuzzer; the pattern ends at the first zero, the rest is the value.
    public static void fuzzerTestOneInput(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != 0) {
            end++;
        }
        LinearPattern pattern;
        try {
            pattern = LinearPattern.of(new String(input, 0, end, StandardCharsets.UTF_8));
        } catch (PatternMistake told) {
            return;
        }
        // values are valid text, as they are in a batch
        byte[] value = new String(
                        Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length),
                        StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
        PatternSearch search = new PatternSearch();
        boolean whole = search.matches(pattern, value, 0, value.length);
        search.begin(pattern, value, 0, value.length);
        int behind = 0;
        boolean found = false;
        while (!search.isExhausted() && search.find()) {
            found = true;
            if (search.start(0) < behind || search.end(0) < search.start(0) || search.end(0) > value.length) {
                throw new AssertionError("a match from " + search.start(0) + " to " + search.end(0));
            }
            behind = search.start(0);
            for (int group = 1; group <= pattern.groups(); group++) {
                if (search.start(group) > search.end(group)) {
                    throw new AssertionError("group " + group);
                }
            }
        }
        if (whole && !found && !search.isExhausted()) {
            throw new AssertionError("matches the whole value but is not found in it");
        }
    }
}
