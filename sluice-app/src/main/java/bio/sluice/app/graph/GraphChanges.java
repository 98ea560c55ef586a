package bio.sluice.app.graph;

import bio.sluice.app.plugin.Plugins;
import bio.sluice.graph.diff.GraphDifference;
import bio.sluice.graph.diff.GraphDifference.Changes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// What differs between two graphs, and in the answers to a table of one's own. One thread.
public final class GraphChanges {
    private final GraphReading before;
    private final GraphReading after;

    /// @param before the older graph
    /// @param after the newer one
    public GraphChanges(GraphReading before, GraphReading after) {
        this.before = before;
        this.after = after;
    }

    /// What came, went and changed, as nested maps: `identifiers` by type, `edges` by predicate, and whether they are
    /// the `same`.
    public Map<String, Object> summary() {
        GraphDifference difference = GraphDifference.between(before.graph(), after.graph());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("before", before.digest());
        map.put("after", after.digest());
        map.put("same", difference.isEmpty());
        map.put("identifiers", words(difference.identifiers()));
        map.put("edges", words(difference.edges()));
        return map;
    }

    private static Map<String, Object> words(Map<String, Changes> counts) {
        Map<String, Object> words = new LinkedHashMap<>();
        counts.forEach((key, changes) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("added", changes.added());
            entry.put("removed", changes.removed());
            entry.put("changed", changes.changed());
            words.put(key, entry);
        });
        return words;
    }

    /// Says which records of a table get other answers from the newer graph, within the limits of each.
    ///
    /// @param table its path
    /// @param column the column of the identifiers
    /// @param type their type, by any name; null if it is not known
    /// @param changes takes each record whose answer differs, in their order
    /// @return how many records were looked at
    /// @throws bio.sluice.fault.RunStopped if the table cannot be read or has no such column
    public AnswerChanges.Counts answers(
            String table, String column, String type, Plugins plugins, Consumer<AnswerChanges.Change> changes)
            throws IOException {
        return new AnswerChanges(before, after, type, changes).read(table, column, plugins);
    }
}
