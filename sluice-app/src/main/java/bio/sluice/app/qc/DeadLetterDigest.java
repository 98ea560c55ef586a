package bio.sluice.app.qc;

import bio.sluice.app.report.JsonMistake;
import bio.sluice.app.report.JsonReader;
import bio.sluice.io.ByteInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Dead letters by stage, kind and column: how many, and the first few of each. Immutable.
public final class DeadLetterDigest {
    /// Of a run whose dead letters went where they cannot be read again.
    public static final DeadLetterDigest NOT_KEPT = new DeadLetterDigest(List.of(), false, 0);

    /// Examples kept of each group.
    static final int EXAMPLES = 3;
    /// Groups kept; a hostile table could make a column for every letter.
    static final int MOST_GROUPS = 200;

    private static final int BLOCK = 1 << 16;
    private static final int MOST_LINE = 16 << 20;

    /// Dead letters of one stage, kind and column.
    ///
    /// @param column null where it is not known
    /// @param hint what the user can do, or null
    record Group(String stage, String kind, String column, String hint, long count, List<Example> examples) {}

    /// A dead letter.
    ///
    /// @param value null where it is not known
    record Example(String source, long record, long line, String value, String message) {}

    private final List<Group> groups;
    private final boolean kept;
    private final long ungrouped;

    private DeadLetterDigest(List<Group> groups, boolean kept, long ungrouped) {
        this.groups = List.copyOf(groups);
        this.kept = kept;
        this.ungrouped = ungrouped;
    }

    /// Reads a file of dead letters to its end, a line at a time.
    public static DeadLetterDigest of(ByteInput letters) throws IOException {
        Gathering gathering = new Gathering();
        byte[] buffer = new byte[BLOCK];
        int filled = 0;
        for (int n = letters.read(buffer, 0, buffer.length);
                n >= 0;
                n = letters.read(buffer, filled, buffer.length - filled)) {
            int scanned = filled;
            filled += n;
            int from = 0;
            for (int i = scanned; i < filled; i++) {
                if (buffer[i] == '\n') {
                    gathering.take(buffer, from, i);
                    from = i + 1;
                }
            }
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            if (filled == buffer.length) {
                if (filled >= MOST_LINE) {
                    throw new IOException("a dead letter has more than " + MOST_LINE + " bytes");
                }
                buffer = Arrays.copyOf(buffer, 2 * filled);
            }
        }
        return gathering.digest();
    }

    /// The groups, the largest first.
    List<Group> groups() {
        return groups;
    }

    /// Whether the letters could be read again.
    boolean isKept() {
        return kept;
    }

    /// Letters of groups beyond [#MOST_GROUPS].
    long ungrouped() {
        return ungrouped;
    }

    /// What has been read so far.
    private static final class Gathering {
        private final Map<List<String>, Group> groups = new TreeMap<>(Gathering::compare);
        private long ungrouped;

        private static int compare(List<String> a, List<String> b) {
            int order = 0;
            for (int i = 0; order == 0 && i < a.size(); i++) {
                order = a.get(i).compareTo(b.get(i));
            }
            return order;
        }

        void take(byte[] bytes, int from, int to) {
            try {
                if (JsonReader.read(bytes, from, to) instanceof Map<?, ?> letter) {
                    take(letter);
                }
            } catch (JsonMistake notOurs) {
                ungrouped++; // nobody but this run has written the file; what else stands there is only counted
            }
        }

        private void take(Map<?, ?> letter) {
            String column = text(letter, "column");
            List<String> key = List.of(
                    String.valueOf(letter.get("stage")),
                    String.valueOf(letter.get("kind")),
                    column == null ? "" : column);
            Group known = groups.get(key);
            if (known == null) {
                if (groups.size() == MOST_GROUPS) {
                    ungrouped++;
                    return;
                }
                known = new Group(key.get(0), key.get(1), column, text(letter, "hint"), 0, new ArrayList<>());
            }
            if (known.examples().size() < EXAMPLES) {
                known.examples()
                        .add(new Example(
                                String.valueOf(letter.get("source")),
                                number(letter, "record"),
                                number(letter, "line"),
                                text(letter, "value"),
                                String.valueOf(letter.get("message"))));
            }
            groups.put(
                    key,
                    new Group(
                            known.stage(),
                            known.kind(),
                            known.column(),
                            known.hint(),
                            known.count() + 1,
                            known.examples()));
        }

        private static String text(Map<?, ?> letter, String key) {
            return letter.get(key) instanceof String text ? text : null;
        }

        private static long number(Map<?, ?> letter, String key) {
            return letter.get(key) instanceof Long number ? number : 0;
        }

        DeadLetterDigest digest() {
            List<Group> sorted = new ArrayList<>(groups.values());
            // Stable: equal counts stay in the order of their names.
            sorted.sort((a, b) -> Long.compare(b.count(), a.count()));
            return new DeadLetterDigest(sorted, true, ungrouped);
        }
    }
}
