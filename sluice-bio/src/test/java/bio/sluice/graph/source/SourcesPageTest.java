package bio.sluice.graph.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `docs/graph-sources.md`, parts of which are made from the table of sources. `-Dgolden.update=true` writes them anew.
class SourcesPageTest {
    private static final Path FILE = Path.of("../docs/graph-sources.md");

    private static void holds(String name, String expected) throws IOException {
        String page = Files.readString(FILE);
        String mark = "<!-- " + name + " -->\n";
        int from = page.indexOf(mark) + mark.length();
        int to = page.indexOf("<!-- end of " + name + " -->");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, page.substring(0, from) + expected + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to)).isEqualTo(expected);
    }

    @Test
    void namesEveryFormatAndWhetherItWasTriedOnRealFiles() throws IOException {
        StringBuilder table = new StringBuilder("| format | is | usual names | checked |\n|---|---|---|---|\n");
        for (SourceFormat format : SourceFormats.standard().all()) {
            String names = format.fileNames().isEmpty() ? "" : "`" + String.join("`, `", format.fileNames()) + "`";
            boolean address = format.documentation().startsWith("http");
            table.append("| `")
                    .append(format.name())
                    .append("` | ")
                    .append(address ? "[" + format.title() + "](" + format.documentation() + ")" : format.title())
                    .append(" | ")
                    .append(names)
                    .append(" | ")
                    .append(format.isVerified() ? "real" : "fixture")
                    .append(" |\n");
        }

        holds("formats", table.toString());
    }

    @Test
    void tellsEveryRelationAndConfidence() throws IOException {
        StringBuilder table = new StringBuilder(
                "| format | relation | confidence | columns, with their types |\n|---|---|---|---|\n");
        for (SourceFormat format : SourceFormats.standard().all()) {
            Map<String, List<String>> columns = new LinkedHashMap<>();
            for (SourceFormat.Default link : format.defaults()) {
                String key = "`" + link.relation() + "` | " + link.confidence();
                columns.computeIfAbsent(key, unused -> new ArrayList<>())
                        .add(link.column() + (link.type().isEmpty() ? "" : " (" + link.type() + ")"));
            }
            columns.forEach((key, names) -> table.append("| ")
                    .append(format.name())
                    .append(" | ")
                    .append(key)
                    .append(" | ")
                    .append(String.join(", ", names))
                    .append(" |\n"));
        }

        holds("defaults", table.toString());
    }
}
