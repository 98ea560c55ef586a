package bio.sluice.docs;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.StrategyRun;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.config.StrategyFile;
import bio.sluice.app.config.Variables;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Runs what README and docs show, in a folder that looks like the project's, and compares with what they say comes
/// out.
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    @TempDir
    private Path folder;

    private record Block(String language, String text) {}

    private static List<Block> blocks(String file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve(file)));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /// Runs a line as a shell in the project's folder would; returns what it wrote to standard error.
    private String run(String line) throws IOException, InterruptedException {
        if (Files.notExists(folder.resolve("examples"))) {
            Files.createSymbolicLink(folder.resolve("examples"), ROOT.resolve("examples"));
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "bio.sluice.cli.Main"));
        command.addAll(
                List.of(line.strip().split("\\s+")).subList(1, line.strip().split("\\s+").length));
        Path errors = folder.resolve("stderr.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(folder.resolve("stdout.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(line).isTrue();
        String told = Files.readString(errors);
        assertThat(process.exitValue()).as(line + "\n" + told).isZero();
        return told;
    }

    @Test
    void readmeShowsWhatItsFirstCommandPrintsAndWrites() throws Exception {
        List<Block> blocks = blocks("README.md");
        String command = blocks.get(0).text();
        String printed = blocks.get(1).text();
        JsonNode shown = new ObjectMapper().readTree(blocks.get(2).text());

        assertThat(run(command)).isEqualTo(printed);
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("mapped.jsonl"))) {
            records.add(new ObjectMapper().readTree(line));
        }
        assertThat(records).contains(shown);
        assertThat(folder.resolve("mapped.jsonl.errors.jsonl")).isNotEmptyFile();
        assertThat(folder.resolve("mapped.jsonl.manifest.json")).isNotEmptyFile();
    }

    @Test
    void everyCommandShownRuns() throws Exception {
        for (String file :
                List.of("README.md", "docs/graph.md", "docs/graph-sources.md", "docs/resume.md", "docs/qc.md")) {
            for (Block block : blocks(file)) {
                for (String line : block.text().lines().toList()) {
                    if (block.language().equals("sh") && line.startsWith("./sluice ")) {
                        run(line);
                    }
                }
            }
        }
    }

    @Test
    void everyStrategyShownIsFreeOfMistakes() throws IOException {
        Files.createSymbolicLink(folder.resolve("examples"), ROOT.resolve("examples"));
        int checked = 0;
        List<String> texts = new ArrayList<>();
        for (String file : List.of("docs/strategy.md", "docs/validate.md")) {
            for (Block block : blocks(file)) {
                if (block.language().equals("yaml")) {
                    texts.add(asStrategy(block.text()));
                }
            }
        }
        texts.add(Files.readString(ROOT.resolve("examples/strategies/human-proteins.yaml")));
        for (String text : texts) {
            Problems problems = new Problems();
            Path file = folder.resolve("s.yaml");
            Files.writeString(
                    file,
                    text.replace(
                                    "normalization: rules.yaml",
                                    "normalization: " + ROOT + "/examples/strategies/rules.yaml")
                            .replace("examples/strategies/", ROOT + "/examples/strategies/")
                            .replace(ROOT + "/" + ROOT, ROOT.toString()));
            Strategy strategy = new StrategyFile(Plugins.onClassPath(), Variables.ofProcess())
                    .read(file, List.of(), Map.of(), problems);
            assertThat(problems.all()).as(text).isEmpty();
            assertThat(StrategyRun.check(strategy).all()).as(text).isEmpty();
            checked++;
        }
        assertThat(checked).isGreaterThanOrEqualTo(4);
    }

    /// Pieces of a strategy are shown without what stands around them.
    private static String asStrategy(String piece) {
        if (piece.contains("steps:")) {
            return piece;
        }
        String params = piece.startsWith("rules:") ? "normalization:\n" + piece.indent(2) : piece;
        return "steps:\n  - action:\n      type: STREAMING_DATA_PROCESSOR\n      params:\n"
                + ("input_path: in.csv\noutput_path: out.jsonl\n" + params).indent(8);
    }

    @Test
    void theValidationShownRunsOverTheExample() throws Exception {
        String shown = blocks("docs/validate.md").get(0).text();
        Files.writeString(
                folder.resolve("s.yaml"),
                asStrategy(shown).replace("input_path: in.csv", "input_path: examples/data/proteins.csv"));

        String told = run("./sluice run s.yaml");

        assertThat(told).contains("validate: ").contains(" of 355 records valid; broken: ");
    }

    @Test
    void everyCommandThatIsShownForDetectionRuns() throws Exception {
        int ran = 0;
        for (Block block : blocks("docs/detect.md")) {
            for (String line : block.text().lines().toList()) {
                if (line.startsWith("$ ")) {
                    run(line.substring(2));
                    ran++;
                }
            }
        }

        assertThat(ran).isEqualTo(3);
    }

    @Test
    void readmeShowsTheJavaThatTheExamplesRun() throws IOException {
        String source = Files.readString(ROOT.resolve("examples/src/main/java/bio/sluice/example/StreamProteins.java"));
        String shown = blocks("README.md").stream()
                .filter(block -> block.language().equals("java"))
                .findFirst()
                .orElseThrow()
                .text();

        String body = source.substring(
                        source.indexOf("Sluice.read"), source.indexOf(";", source.indexOf("Sluice.read")))
                .replace("read(input)", "read(\"proteins.csv\")")
                .replace("\"example\"", "\"human.sluice\"")
                .replace("write(output)", "write(\"mapped.jsonl\")");
        assertThat(shown.replaceAll("\\s+", "")).isEqualTo("RunReportreport=" + body.replaceAll("\\s+", "") + ";");
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            pages = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
        for (Path page : pages) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!link.group(1).contains("://")) {
                    assertThat(page.resolveSibling(link.group(1)))
                            .as("link in " + page)
                            .exists();
                }
            }
        }
        assertThat(pages).hasSizeGreaterThan(8);
    }
}
