package bio.sluice.pattern;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A set of code points, as a character class has it. Immutable and thread-safe.
final class CodePointSet implements Serializable {
    private static final long serialVersionUID = 1L;

    static final CodePointSet DIGITS = of('0', '9');
    static final CodePointSet WORD = of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    static final CodePointSet BLANKS = of('\t', '\r', ' ', ' ');
    static final CodePointSet ALL = of(0, Character.MAX_CODE_POINT);
    static final CodePointSet NO_LINE_FEED = of('\n', '\n').complement();

    private final long asciiLow;
    private final long asciiHigh;
    /// Sorted, disjoint: first and last code point of each range.
    private final int[] ranges;

    private CodePointSet(int[] ranges) {
        this.ranges = ranges;
        long low = 0;
        long high = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            for (int c = ranges[i]; c <= Math.min(ranges[i + 1], 127); c++) {
                if (c < 64) {
                    low |= 1L << c;
                } else {
                    high |= 1L << c;
                }
            }
        }
        asciiLow = low;
        asciiHigh = high;
    }

    /// A set of ranges, given as pairs of first and last code point in any order.
    static CodePointSet of(int... pairs) {
        List<int[]> sorted = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            sorted.add(new int[] {pairs[i], pairs[i + 1]});
        }
        sorted.sort(Comparator.comparingInt(range -> range[0]));
        List<int[]> merged = new ArrayList<>();
        for (int[] range : sorted) {
            int[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && range[0] <= last[1] + 1) {
                last[1] = Math.max(last[1], range[1]);
            } else {
                merged.add(range);
            }
        }
        return new CodePointSet(merged.stream().flatMapToInt(Arrays::stream).toArray());
    }

    CodePointSet union(CodePointSet other) {
        int[] both = Arrays.copyOf(ranges, ranges.length + other.ranges.length);
        System.arraycopy(other.ranges, 0, both, ranges.length, other.ranges.length);
        return of(both);
    }

    CodePointSet complement() {
        int[] gaps = new int[ranges.length + 2];
        int n = 0;
        int next = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i] > next) {
                gaps[n++] = next;
                gaps[n++] = ranges[i] - 1;
            }
            next = ranges[i + 1] + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            gaps[n++] = next;
            gaps[n++] = Character.MAX_CODE_POINT;
        }
        return new CodePointSet(Arrays.copyOf(gaps, n));
    }

    /// This set with the other letter case of each of its letters.
    CodePointSet inAnyCase() {
        List<Integer> pairs = new ArrayList<>();
        for (int i = 0; i < ranges.length; i += 2) {
            pairs.add(ranges[i]);
            pairs.add(ranges[i + 1]);
            for (int c = ranges[i]; c <= ranges[i + 1]; c++) {
                int upper = Character.toUpperCase(c);
                int lower = Character.toLowerCase(c);
                for (int other : new int[] {upper, lower, Character.toLowerCase(upper)}) {
                    if (other != c) {
                        pairs.add(other);
                        pairs.add(other);
                    }
                }
            }
        }
        return of(pairs.stream().mapToInt(Integer::intValue).toArray());
    }

    boolean contains(int codePoint) {
        if (codePoint < 64) {
            return (asciiLow >>> codePoint & 1) != 0;
        }
        if (codePoint < 128) {
            return (asciiHigh >>> codePoint & 1) != 0;
        }
        int low = 0;
        int high = ranges.length / 2 - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (codePoint < ranges[2 * middle]) {
                high = middle - 1;
            } else if (codePoint > ranges[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /// Whether it holds anything beyond ASCII.
    boolean exceedsAscii() {
        return ranges.length > 0 && ranges[ranges.length - 1] > 127;
    }
}
