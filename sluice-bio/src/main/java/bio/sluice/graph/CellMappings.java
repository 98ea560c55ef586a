package bio.sluice.graph;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.util.Arrays;
import java.util.List;

/// What was found for the identifiers of one cell. One thread; reused from cell to cell.
final class CellMappings {
    /// More than this for one cell is more than a record can hold.
    private static final long MOST_BYTES = 1L << 28;
    private static final int KEPT = 1 << 16;
    /// How many mappings an identifier may have, in words.
    static final List<String> CARDINALITIES = List.of("0", "1", "2", "3-5", ">5");

    private final MappingJson json;
    private final boolean nested;
    private final boolean notesUse;
    private final Budget budget = new Budget(MOST_BYTES);
    /// `[{…},{…}]`, with where each mapping begins and ends.
    final ByteSink mappings = new ByteSink(budget);
    /// `[[…],[…]]`, parallel to the mappings.
    final ByteSink paths = new ByteSink(budget);

    final ByteSink candidates = new ByteSink(budget);
    int[] mappingStart = new int[16];
    int[] mappingEnd = new int[16];
    int[] pathStart = new int[16];
    int[] pathEnd = new int[16];
    int[] node = new int[16];
    /// Number of mappings.
    int count;

    /// The status of each identifier.
    LookupStatus[] statuses = new LookupStatus[8];

    int identifiers;
    /// Whether the cell holds a list, even if of one.
    boolean composite;

    boolean truncated;
    /// Most mappings that a single identifier has.
    int most;
    /// Identifiers that have mappings.
    int mapped;
    /// Which of [#CARDINALITIES] the last identifier has.
    int cardinality;
    /// Identifiers by [#CARDINALITIES]; those without mappings are not counted.
    final long[] cardinalities = new long[CARDINALITIES.size()];
    /// The ranks of the nodes that were looked up and have mappings.
    int[] used = new int[8];

    int usedCount;

    /// @param nested whether the JSON is needed
    /// @param notesUse whether to note which nodes have mappings
    CellMappings(MappingJson json, boolean nested, boolean notesUse) {
        this.json = json;
        this.nested = nested;
        this.notesUse = notesUse;
    }

    void begin() {
        mappings.clear(KEPT);
        paths.clear(KEPT);
        candidates.clear(KEPT);
        mappings.write('[');
        paths.write('[');
        candidates.write('[');
        count = 0;
        identifiers = 0;
        composite = false;
        truncated = false;
        most = 0;
        mapped = 0;
        cardinality = 0;
        Arrays.fill(cardinalities, 0);
        usedCount = 0;
    }

    /// Adds an identifier that was not looked up.
    void skip() {
        status(LookupStatus.SKIPPED);
    }

    /// Adds an identifier with what the resolver has just found.
    ///
    /// @param from the part of a composite cell, as JSON; or null
    /// @param onlyBest whether only the first mapping counts
    void add(LookupStatus status, Resolver resolver, byte[] from, boolean onlyBest) {
        status(status);
        int found = onlyBest ? Math.min(1, resolver.mappings()) : resolver.mappings();
        most = Math.max(most, found);
        mapped += found > 0 ? 1 : 0;
        if (notesUse && found > 0) {
            noteUse(resolver);
        }
        truncated |= resolver.isTruncated();
        int all = resolver.mappings();
        cardinality = all < 3 ? all : all <= 5 ? 3 : 4;
        cardinalities[cardinality]++;
        for (int i = 0; i < found; i++) {
            mapping(resolver, i, from);
        }
        if (nested) {
            for (int i = 0; i < resolver.candidates(); i++) {
                separate(candidates);
                json.candidate(resolver.candidate(i), from, candidates);
            }
        }
    }

    private void noteUse(Resolver resolver) {
        for (int i = 0; i < resolver.starts(); i++) {
            used = usedCount == used.length ? Arrays.copyOf(used, usedCount * 2) : used;
            used[usedCount++] = resolver.graph().rank(resolver.start(i));
        }
    }

    private void mapping(Resolver resolver, int i, byte[] from) {
        if (count == node.length) {
            int capacity = count * 2;
            mappingStart = Arrays.copyOf(mappingStart, capacity);
            mappingEnd = Arrays.copyOf(mappingEnd, capacity);
            pathStart = Arrays.copyOf(pathStart, capacity);
            pathEnd = Arrays.copyOf(pathEnd, capacity);
            node = Arrays.copyOf(node, capacity);
        }
        node[count] = resolver.node(i);
        if (nested) {
            separate(mappings);
            mappingStart[count] = mappings.length();
            json.mapping(resolver, i, from, mappings);
            mappingEnd[count] = mappings.length();
            separate(paths);
            pathStart[count] = paths.length();
            json.path(resolver, i, paths);
            pathEnd[count] = paths.length();
        }
        count++;
    }

    private static void separate(ByteSink out) {
        if (out.length() > 1) {
            out.write(',');
        }
    }

    private void status(LookupStatus status) {
        if (identifiers == statuses.length) {
            statuses = Arrays.copyOf(statuses, identifiers * 2);
        }
        statuses[identifiers++] = status;
    }

    void end() {
        mappings.write(']');
        paths.write(']');
        candidates.write(']');
    }

    boolean hasCandidates() {
        return candidates.length() > 2;
    }
}
