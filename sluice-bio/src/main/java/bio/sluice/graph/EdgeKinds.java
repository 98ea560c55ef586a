package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import java.util.Arrays;
import java.util.Comparator;

/// The combinations of predicate, tier, source and relation text that edges have: few, so an edge needs one number for
/// the four. One thread.
final class EdgeKinds {
    private final TextTable keys = new TextTable();
    private final TextTable sources = new TextTable();
    private final TextTable relations = new TextTable();
    private final byte[] key = new byte[10];

    private int[] forward;
    private int[] backward;
    private int[] sorted;

    /// The provisional number of a combination.
    ///
    /// @param text where source and relation lie
    int number(
            Predicate predicate,
            Tier tier,
            byte[] text,
            int sourceStart,
            int sourceEnd,
            int relationStart,
            int relationEnd) {
        int source = sources.number(text, sourceStart, sourceEnd);
        int relation = relations.number(text, relationStart, relationEnd);
        return number(predicate, tier, source, relation);
    }

    private int number(Predicate predicate, Tier tier, int source, int relation) {
        key[0] = (byte) predicate.ordinal();
        key[9] = (byte) tier.ordinal();
        for (int i = 0; i < 4; i++) {
            key[1 + i] = (byte) (source >>> 8 * i);
            key[5 + i] = (byte) (relation >>> 8 * i);
        }
        return keys.number(key, 0, key.length);
    }

    /// Adds what edges are called from their other ends, and gives all kinds their final numbers: by predicate, then
    /// tier,
    /// then source, then relation text. No more kinds afterwards.
    void settle() {
        int given = keys.size();
        int[] other = new int[given];
        for (int i = 0; i < given; i++) {
            Predicate back = predicate(i).backwards();
            other[i] = back == null ? -1 : number(back, tier(i), sourceOf(i), relationOf(i));
        }
        if (keys.size() > GraphFormat.MAX_KINDS) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE,
                    "the edges have more than " + GraphFormat.MAX_KINDS + " combinations of relation and source; "
                            + "the column source should name where an edge is from, not each piece of evidence");
        }
        Integer[] order = new Integer[keys.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer, Predicate>comparing(this::predicate)
                        .thenComparing(this::tier)
                        .thenComparing(this::source, Texts.BYTE_ORDER)
                        .thenComparing(this::relation, Texts.BYTE_ORDER));
        sorted = Arrays.stream(order).mapToInt(i -> i).toArray();
        int[] place = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            place[sorted[i]] = i;
        }
        forward = Arrays.copyOf(place, given);
        backward = Arrays.stream(other).map(i -> i < 0 ? -1 : place[i]).toArray();
    }

    /// The final number of a provisional one.
    int forward(int number) {
        return forward[number];
    }

    /// The final number of the kind that such an edge has from its other end; -1 if it is not walked from there.
    int backward(int number) {
        return backward[number];
    }

    int size() {
        return keys.size();
    }

    /// The least final number of a kind with `predicate` or one that comes behind it.
    int first(Predicate predicate) {
        int place = 0;
        while (place < sorted.length && predicate(sorted[place]).compareTo(predicate) < 0) {
            place++;
        }
        return place;
    }

    /// The kind with this final number.
    EdgeKind kind(int place) {
        int number = sorted[place];
        return new EdgeKind(predicate(number), tier(number), source(number), relation(number));
    }

    private Predicate predicate(int number) {
        return Predicate.of(keys.pool()[keys.start(number)]);
    }

    private Tier tier(int number) {
        return Tier.of(keys.pool()[keys.start(number) + 9]);
    }

    private int sourceOf(int number) {
        return read(keys.start(number) + 1);
    }

    private int relationOf(int number) {
        return read(keys.start(number) + 5);
    }

    private String source(int number) {
        return sources.text(sourceOf(number));
    }

    private String relation(int number) {
        return relations.text(relationOf(number));
    }

    private int read(int at) {
        byte[] pool = keys.pool();
        return pool[at] & 0xFF | (pool[at + 1] & 0xFF) << 8 | (pool[at + 2] & 0xFF) << 16 | pool[at + 3] << 24;
    }
}
