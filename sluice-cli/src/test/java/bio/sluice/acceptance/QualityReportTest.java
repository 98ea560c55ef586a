package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.app.Sluice;
import bio.sluice.app.job.RunSettings;
import bio.sluice.fault.RunStopped;
import bio.sluice.stream.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The quality report tells the same of the same job, and nothing that stands in a table can act in it.
class QualityReportTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'&\u202Egpj.exe\u0007\u001B[31m";
    private static final Pattern TAG = Pattern.compile("<([a-z0-9]+)((?: [a-zA-Z-]+(?:=\"[^\"<>]*\")?)*)\\s*/?>");
    private static final Pattern TIMINGS = Pattern.compile("<section id=\"timings\">.*?</section>", Pattern.DOTALL);

    @TempDir
    Path folder;

    private Path input;

    @BeforeEach
    void writesTable() throws IOException {
        StringBuilder table = new StringBuilder("id,UniProt,\"" + HOSTILE.replace("\"", "\"\"") + "\"\n");
        String[] values = {"P04637", "p38398", "Q99999", "nonsense", HOSTILE, "", "P04637;P38398", "Q9NX53-2"};
        for (int i = 0; i < 2_000; i++) {
            String value = i % 11 == 0 ? "odd " + i : values[i % values.length];
            table.append(i % 1_900)
                    .append(",\"")
                    .append(value.replace("\"", "\"\""))
                    .append("\",\"")
                    .append(HOSTILE.replace("\"", "\"\""))
                    .append(i % 97 == 0 ? "\",surplus\n" : "\"\n");
        }
        input = Files.writeString(folder.resolve("in.csv"), table);
    }

    private Sluice job(int chunkSize, int workers) {
        return Sluice.read(input.toString())
                .with("chunk_size", chunkSize)
                .with("max_concurrent_chunks", workers)
                .with("checkpoint_interval", 0)
                .parse("UniProt", "uniprot")
                .then(
                        "validate",
                        Map.of(
                                "rules",
                                List.of(
                                        Map.of("unique", List.of("id")),
                                        Map.of("column", HOSTILE, "pattern", "[a-z]*", "on_invalid", "flag"))))
                .crossReference("example", "UniProt");
    }

    private String page(Sluice job, String name) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        job.with("qc_path", place.resolve("qc.html").toString())
                .write(place.resolve("out.jsonl").toString());
        return lasting(name);
    }

    /// The page without how long it took, and with one name for all folders.
    private String lasting(String name) throws IOException {
        String page = Files.readString(folder.resolve(name).resolve("qc.html"));
        return TIMINGS.matcher(page)
                .replaceFirst("")
                .replace(folder.resolve(name).toString(), "FOLDER");
    }

    @Test
    void doesNotDependOnWorkersAndChunkSize() throws IOException {
        String first = page(job(1_000, 1), "first");

        assertThat(first).contains("Mappings per identifier", "Most frequent values", "Validation", "ragged_row");
        for (int workers : new int[] {1, 4}) {
            for (int chunkSize : new int[] {1, 2, 1_000}) {
                String name = workers + "-" + chunkSize;
                assertThat(page(job(chunkSize, workers), name)).as(name).isEqualTo(first);
                assertThat(folder.resolve(name).resolve("qc_mqc.json"))
                        .hasSameTextualContentAs(folder.resolve("first/qc_mqc.json"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "100,4", "1000,1"})
    void isTheSameAfterACrash(int chunkSize, int workers) throws IOException {
        String whole = page(job(chunkSize, workers).then(row -> {}), "whole");
        Sluice crashing = job(chunkSize, workers).then(row -> {
            if (row.get("id").equals("1500")) {
                throw new RunStopped(RunStopped.Reason.FAILED, "no way on from here");
            }
        });
        assertThatThrownBy(() -> page(crashing, "crashed")).hasMessageContaining("no way on from here");
        assertThat(folder.resolve("crashed/qc.html")).doesNotExist();

        String resumed = page(job(chunkSize, workers).then(row -> {}).with(RunSettings.QUIET.resuming()), "crashed");

        assertThat(resumed).isEqualTo(whole);
    }

    @Test
    void nothingOfTheDataActs() throws IOException {
        String page = page(job(1_000, 2), "run");

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;⟨U+202E⟩gpj.exe⟨U+0007⟩⟨U+001B⟩[31m")
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("\u202E", "\u0007", "\u001B")
                .doesNotContainPattern("(?i)(https?:)?//[a-z]")
                .doesNotContainPattern("(?i)\\son[a-z]+=|javascript:|@import|url\\(");
        // Every < begins a tag of ours, whose attributes are closed.
        String body = page.substring(page.indexOf("</style>") + 8);
        Matcher tags = TAG.matcher(body);
        assertThat(body.replaceAll("</[a-z0-9]+>", "")
                        .chars()
                        .filter(c -> c == '<')
                        .count())
                .isEqualTo(tags.results().count());
        assertThat(folder.resolve("run/qc_mqc.json")).content().doesNotContain("<script");
    }

    @Test
    void everyElementIsClosedInOrder() throws IOException {
        String page = page(job(1_000, 2), "run");
        String body = page.substring(page.indexOf("<body>"));
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = Pattern.compile("<(/?)([a-z0-9]+)[^>]*?(/?)>").matcher(body.replace("</html>", ""));
        while (tag.find()) {
            if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).as(body.substring(0, tag.start())).isEqualTo(tag.group(2));
            } else if (tag.group(3).isEmpty()) {
                open.push(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void tellsTheValuesThatCameToNothing() throws IOException {
        Path in = Files.writeString(folder.resolve("few.csv"), "u\nP04637\nx\nx\nQ99999\ny;P04637\nx\n\n");

        page(Sluice.read(in.toString()).parse("u", "uniprot").crossReference("example", "u"), "run");

        String page = Files.readString(folder.resolve("run/qc.html"));
        List<String> cells = Pattern.compile(
                        "<bdi class=\"value\">([^<]*)</bdi></th><td>([a-z_]+)</td><td class=\"n\">(\\d+)")
                .matcher(page)
                .results()
                .map(found -> found.group(1) + " " + found.group(2) + " " + found.group(3))
                .toList();
        // First what was looked up, then what was parsed.
        assertThat(cells)
                .containsExactly(
                        "x skipped 3", "Q99999 not_in_graph 1", "y skipped 1", "x malformed 3", "y malformed 1");
    }

    @Test
    void isWrittenOfARunThatAGateFailed() throws IOException {
        Sluice job = Sluice.read(input.toString())
                .then("validate", Map.of("expectations", List.of(Map.of("min_rows", 1_000_000, "name", "enough"))));

        String page = page(job, "run");

        assertThat(page)
                .contains("Failed by a gate, nothing published: validate: enough = 1979, at least 1000000 expected");
        assertThat(folder.resolve("run/out.jsonl")).doesNotExist();
    }

    @Test
    void replacesNothingWithoutBeingTold() throws IOException {
        Path other = Files.createDirectories(folder.resolve("run")).resolve("qc.html");
        Files.writeString(other, "mine");

        assertThatThrownBy(() -> page(job(1_000, 1), "run"))
                .hasMessage(other + " exists already; --force overwrites it");
        assertThat(other).hasContent("mine");
        assertThat(folder.resolve("run/out.jsonl")).doesNotExist();

        page(job(1_000, 1).with(new RunSettings(true, "test", RunListener.SILENT, note -> {})), "run");
        assertThat(other).content().contains("</html>");
    }

    @Test
    void isLeftAloneWhereTheRunHasEnded() throws IOException {
        page(job(1_000, 1), "run");
        String page = Files.readString(folder.resolve("run/qc.html"));

        page(job(1_000, 1).with(RunSettings.QUIET.resuming()), "run");

        assertThat(folder.resolve("run/qc.html")).hasContent(page);
    }

    @Test
    void refusesToOverwriteAnInput() {
        Sluice job = job(1_000, 1).with("qc_path", input.toString());

        assertThatThrownBy(() -> job.write(folder.resolve("out.jsonl").toString()))
                .hasMessageStartingWith("the quality report " + input + " would overwrite the input");
    }

    @Test
    void multiQcFileIsATableOfOneRow() throws IOException {
        page(job(1_000, 1), "run");

        JsonNode file = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("run/qc_mqc.json")));

        assertThat(file.get("plot_type").asString()).isEqualTo("table");
        JsonNode row = file.get("data").get("out.jsonl");
        assertThat(row.propertyNames()).isEqualTo(file.get("headers").propertyNames());
        assertThat(row.get("read").asLong()).isEqualTo(2_000);
        assertThat(row.get("% valid: validate").asDouble()).isZero();
    }
}
