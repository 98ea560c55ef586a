package bio.sluice.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What became of an identifier that was looked up. An outcome, never an error.
public enum LookupStatus {
    /// It has at least one mapping.
    MAPPED,
    /// It is in the graph, and nothing that was asked for can be reached from it.
    NO_TARGET,
    /// The graph does not have it.
    NOT_IN_GRAPH,
    /// It has been replaced by another identifier, from which the look-up went on.
    SECONDARY,
    /// It has been replaced by several identifiers, from all of which the look-up went on.
    SPLIT,
    /// It has been withdrawn without a successor.
    OBSOLETE,
    /// The graph has it under several types and none was given; it was not looked up.
    AMBIGUOUS,
    /// It is empty or malformed and was not looked up.
    SKIPPED;

    private static final LookupStatus[] ALL = values();

    private final String word = name().toLowerCase(Locale.ROOT);
    private final byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);

    /// The status as it is written in output, in snake_case.
    public String word() {
        return word;
    }

    /// The bytes of [#word], which nobody changes.
    byte[] bytes() {
        return bytes;
    }

    /// The words of all, in their order.
    static List<String> words() {
        return Arrays.stream(ALL).map(LookupStatus::word).toList();
    }

    static LookupStatus of(int ordinal) {
        return ALL[ordinal];
    }

    static int count() {
        return ALL.length;
    }
}
