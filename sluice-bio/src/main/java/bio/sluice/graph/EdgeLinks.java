package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import java.util.Arrays;

/// The combinations of confidence, kind and types that edges have. There are few of them beside the edges, so that an
/// edge needs one number for them all. One thread until [#settle], then thread-safe but for [#use].
///
/// An edge is seen from both its ends. Seen from one, its combination is a *view*: confidence, kind and type of the
/// target; or, where it is not walked from there, a shadow, which only counts for the fan-in. Views are numbered in an
/// order in which the first of equal edges is the one that stays.
final class EdgeLinks {
    /// Edges of one group to one target are equal: they have one predicate and tier.
    private static final int SHADOWS = 8;

    /// Provisional kind 20 bits, types of source and target 12 each.
    private final LongNumbers kinds = new LongNumbers();
    /// Confidence and number among `kinds`, 32 bits each.
    private final LongNumbers combinations = new LongNumbers();
    private final long most;

    /// By combination, twice: view from the source, view from the target.
    private int[] views;
    /// By view.
    private byte[] groups;

    private int[] confidences;
    private int[] kindOf;
    private int[] typeOf;
    private boolean[] used;

    /// @param memory bytes that may be taken
    EdgeLinks(long memory) {
        this.most = Math.max(1 << 12, memory / 64);
    }

    /// The number of a combination.
    ///
    /// @param kind a provisional number, as are the types
    int number(int confidence, int kind, int sourceType, int targetType) {
        int number = combinations.number(
                (long) confidence << 32 | kinds.number((long) kind << 24 | sourceType << 12 | targetType));
        if (number >= most) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE,
                    "the edges have more than " + most + " combinations of confidence, relation, source and types, "
                            + "and a build holds them in memory; give it more with --max-memory, or confidences with "
                            + "fewer decimals");
        }
        return number;
    }

    /// Numbers the views. No more combinations afterwards.
    ///
    /// @param places by provisional number of a type its final number
    void settle(EdgeKinds settled, int[] places) {
        int count = combinations.size() * 2;
        long[] keys = new long[count];
        int[] order = new int[count];
        int[] types = new int[count];
        for (int code = 0; code < count; code++) {
            long combination = combinations.key(code >> 1);
            long kindAndTypes = kinds.key((int) combination);
            int kind = (int) (kindAndTypes >>> 24);
            boolean fromTarget = (code & 1) != 0;
            int seen = fromTarget ? settled.backward(kind) : settled.forward(kind);
            int group = seen < 0 ? SHADOWS + group(settled.kind(settled.forward(kind))) : group(settled.kind(seen));
            keys[code] = (long) group << 50
                    | (long) (Confidence.ONE - (int) (combination >>> 32)) << 20
                    | (seen < 0 ? settled.forward(kind) : seen);
            order[code] = code;
            int type = (int) (fromTarget ? kindAndTypes >>> 12 : kindAndTypes) & GraphFormat.TYPE_MASK;
            types[code] = places[type];
        }
        new KeyedSort().sort(keys, order, 0, count);
        views = new int[count];
        groups = new byte[count];
        confidences = new int[count];
        kindOf = new int[count];
        typeOf = new int[count];
        used = new boolean[count];
        for (int view = 0; view < count; view++) {
            views[order[view]] = view;
            groups[view] = (byte) (keys[view] >>> 50);
            confidences[view] = Confidence.ONE - ((int) (keys[view] >>> 20) & (1 << 30) - 1);
            kindOf[view] = (int) keys[view] & GraphFormat.MAX_KINDS - 1;
            typeOf[view] = types[order[view]];
        }
    }

    /// Predicates are walked both ways but the last, which has two tiers: eight groups, in the order of their kinds.
    private static int group(EdgeKind kind) {
        return kind.predicate().ordinal() + (kind.tier() == Tier.ALIAS ? 1 : 0);
    }

    int fromSource(int combination) {
        return views[combination * 2];
    }

    int fromTarget(int combination) {
        return views[combination * 2 + 1];
    }

    int group(int view) {
        return groups[view];
    }

    boolean isShadow(int view) {
        return groups[view] >= SHADOWS;
    }

    /// Whether it says that something has replaced the node from which it is seen.
    boolean isReplacing(int view) {
        return groups[view] >= Predicate.PREVIOUS.ordinal() && groups[view] < SHADOWS;
    }

    int confidence(int view) {
        return confidences[view];
    }

    int kind(int view) {
        return kindOf[view];
    }

    /// Takes note that the file has an edge with this view.
    void use(int view) {
        used[view] = true;
    }

    /// The links of the file: complement of the confidence 30 bits, kind 20, type 12; sorted.
    long[] links() {
        long[] keys = new long[used.length];
        int count = 0;
        for (int view = 0; view < used.length; view++) {
            if (used[view]) {
                keys[count++] = key(view);
            }
        }
        return Arrays.stream(keys, 0, count).sorted().distinct().toArray();
    }

    /// By view its place among `links`, where it is used.
    int[] places(long[] links) {
        int[] places = new int[used.length];
        for (int view = 0; view < used.length; view++) {
            places[view] = used[view] ? Arrays.binarySearch(links, key(view)) : -1;
        }
        return places;
    }

    private long key(int view) {
        return (long) (Confidence.ONE - confidences[view]) << 32 | (long) kindOf[view] << 12 | typeOf[view];
    }
}
