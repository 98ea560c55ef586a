package bio.sluice.validate;

import java.util.Arrays;

/// Records that repeat a key, by rule and place, in input order. Filled by one thread and then only read.
final class Objections {
    private final long[][] places;
    private final int[] counts;

    Objections(int rules) {
        places = new long[rules][0];
        counts = new int[rules];
    }

    void add(int rule, long place) {
        if (counts[rule] == places[rule].length) {
            places[rule] = Arrays.copyOf(places[rule], Math.max(16, 2 * counts[rule]));
        }
        places[rule][counts[rule]++] = place;
    }

    boolean isEmpty() {
        return Arrays.stream(counts).allMatch(count -> count == 0);
    }

    boolean contains(int rule, long place) {
        return counts[rule] > 0 && Arrays.binarySearch(places[rule], 0, counts[rule], place) >= 0;
    }
}
