package bio.sluice.pattern;

import com.google.re2j.Matcher;

/// Applies patterns to values, one at a time, and remembers what the last match was. One thread; reused.
///
/// [#matches] and each [#find] take time linear in pattern × value. All matches together can take a square of that, if
/// the pattern reads to the end of the value for each: whoever asks for all looks at [#isExhausted].
public final class PatternSearch {
    /// How many characters may be read for one value: some seconds' worth, and far more than one match takes.
    private static final long MAX_READS = 1L << 24;

    private static final int MAX_READS_PER_CHARACTER = 64;

    private final ValueText text = new ValueText();
    private LinearPattern pattern;
    private Matcher matcher;
    private int next;

    /// Whether `pattern` matches all of `value[start, end)`.
    public boolean matches(LinearPattern pattern, byte[] value, int start, int end) {
        begin(pattern, value, start, end);
        return matcher.matches();
    }

    /// Starts to look for `pattern` in `value[start, end)`; [#find] then gives the matches one by one.
    public void begin(LinearPattern pattern, byte[] value, int start, int end) {
        text.set(value, start, end);
        next = 0;
        if (pattern == this.pattern) {
            matcher.reset();
        } else {
            this.pattern = pattern;
            this.matcher = pattern.matcher(text);
        }
    }

    /// Goes to the next match, behind the last one. An empty match may stand at the end of another.
    public boolean find() {
        if (next > text.length() || !matcher.find(next)) {
            next = Integer.MAX_VALUE;
            return false;
        }
        next = matcher.end();
        if (next == matcher.start()) {
            next = text.after(next);
        }
        return true;
    }

    /// First byte of what a group matched; group 0 is the whole match; -1 if the group took no part.
    public int start(int group) {
        int index = matcher.start(group);
        return index < 0 ? -1 : text.place(index);
    }

    /// Byte after what a group matched; -1 if the group took no part.
    public int end(int group) {
        int index = matcher.end(group);
        return index < 0 ? -1 : text.place(index);
    }

    /// Whether so much of this value has been read, again and again, that the search had better be given up.
    public boolean isExhausted() {
        return text.reads() > MAX_READS + (long) MAX_READS_PER_CHARACTER * text.length();
    }

    @Override
    public String toString() {
        return "search for " + pattern;
    }
}
