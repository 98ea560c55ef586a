package bio.sluice.app.graph;

import bio.sluice.app.report.GroupedDigits;
import java.util.Map;

/// What was read of one file of a source. Immutable.
///
/// @param file its name, without folders
/// @param format what it is
/// @param version as the source states it; empty if it does not
/// @param rows records read
/// @param refused records that are malformed
/// @param counts what the others came to: edges, facts and what was passed over, by words
public record SourceReport(
        String file, String format, String version, long rows, long refused, Map<String, Long> counts) {
    public SourceReport {
        counts = Map.copyOf(counts);
    }

    /// The report in a line.
    ///
    /// @param order the words of all counts, in order
    String line(Iterable<String> order) {
        StringBuilder line = new StringBuilder(file)
                .append(version.isEmpty() ? "" : " (" + version + ")")
                .append(": ")
                .append(GroupedDigits.of(rows))
                .append(rows == 1 ? " row" : " rows");
        for (String word : order) {
            Long count = counts.get(word);
            if (count != null) {
                boolean plural = count != 1 || !word.endsWith("s") || word.endsWith("species");
                String words = word.replace('_', ' ');
                line.append(", ")
                        .append(GroupedDigits.of(count))
                        .append(' ')
                        .append(plural ? words : words.substring(0, words.length() - 1));
            }
        }
        return refused == 0 ? line.toString() : line + ", " + GroupedDigits.of(refused) + " refused";
    }
}
