package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.identifier.RegistryExamplesTest.Example;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Which types take the examples of which others: the matrix in `docs/identifiers.md`.
class FalseAcceptsTest {
    private static final IdentifierTypes TYPES = IdentifierTypes.standard();

    @Test
    void areThoseThatTheDocumentationShows() throws IOException {
        IdentifiersPage.holds("matrix", table());
    }

    /// Types whose form gives them away take nothing but identifiers of types of the same form.
    @Test
    void areNoneWhereTheFormTells() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            if (row.type().facts().telling() == TypeFacts.Telling.STRONGLY
                    && row.type().prefix().length == 0) {
                row.unclaimed().forEach(prefix -> wrong.add(row.type() + " takes " + prefix));
                row.claimed().forEach((name, count) -> wrong.add(row.type() + " takes " + name));
            }
        }

        // The registries give other types of the same provider, or nothing, a form of their own.
        assertThat(wrong).hasSizeLessThanOrEqualTo(20);
    }

    /// @param claimed how many examples of other known types it takes, by type
    /// @param unclaimed the registries' other types of which it takes the example
    private record Row(IdentifierType type, Map<String, Integer> claimed, Set<String> unclaimed, int others, int of) {}

    private static List<Row> rows() throws IOException {
        List<Example> examples = RegistryExamplesTest.allExamples();
        List<Row> rows = new ArrayList<>();
        for (IdentifierType type : TYPES.all()) {
            Map<String, Integer> claimed = new TreeMap<>();
            Set<String> unclaimed = new LinkedHashSet<>();
            int others = 0;
            int known = 0;
            Set<String> seen = new LinkedHashSet<>();
            for (Example example : examples) {
                boolean own = example.type() != null && TYPES.related(example.type(), type);
                if (own || !seen.add(example.prefix() + " " + example.text())) {
                    continue;
                }
                known += example.type() == null ? 0 : 1;
                others += example.type() == null ? 1 : 0;
                if (Values.parse(type.name(), example.text()).found()) {
                    if (example.type() == null) {
                        unclaimed.add(example.prefix());
                    } else {
                        claimed.merge(example.type().name(), 1, Integer::sum);
                    }
                }
            }
            rows.add(new Row(type, claimed, unclaimed, others, known));
        }
        return rows;
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder();
        table.append(
                "| type | of known types | % | of other types | % | takes examples of |\n|---|---:|---:|---:|---:|---|\n");
        for (Row row : rows()) {
            int taken =
                    row.claimed().values().stream().mapToInt(Integer::intValue).sum();
            table.append("| ").append(row.type().name());
            table.append(" | ").append(taken).append(" of ").append(row.of());
            table.append(" | ").append(percent(taken, row.of()));
            table.append(" | ").append(row.unclaimed().size()).append(" of ").append(row.others());
            table.append(" | ").append(percent(row.unclaimed().size(), row.others()));
            table.append(" | ")
                    .append(String.join(", ", row.claimed().keySet()))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
    }
}
