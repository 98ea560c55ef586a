package bio.sluice.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.app.Sluice;
import bio.sluice.app.StrategyRun;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.config.StrategyFile;
import bio.sluice.app.config.Variables;
import bio.sluice.app.job.RunSettings;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.fault.RunStopped;
import bio.sluice.graph.GraphBuilder;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    private static final String PROTEINS = "data/proteins.csv";

    @TempDir
    private Path folder;

    private Path output;
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void nameOutput() {
        output = folder.resolve("out.jsonl");
    }

    private StrategyRun strategy(String text, Problems problems) throws IOException {
        Path file = folder.resolve("strategy.yaml");
        Files.writeString(file, text.replace("@IN@", PROTEINS).replace("@OUT@", output.toString()));
        Strategy strategy = new StrategyFile(Plugins.onClassPath(), Variables.ofProcess())
                .read(file, List.of(), Map.of(), problems);
        return strategy == null
                ? null
                : new StrategyRun(strategy, new RunSettings(false, "test", RunListener.SILENT, notes::add));
    }

    @Test
    void mapsProteinsInTenLines() throws IOException {
        RunReport report = StreamProteins.run(PROTEINS, output.toString());

        assertThat(report.ledger().read()).isEqualTo(356);
        assertThat(report.ledger().written()).isEqualTo(355);
        assertThat(report.ledger().dead()).isEqualTo(1);
        assertThat(Files.readAllLines(output))
                .hasSize(355)
                .first()
                .asString()
                .contains("\"UniProt_status\":\"mapped\"");
        assertThat(Path.of(output + ".manifest.json")).exists();
    }

    @Test
    void runsAProcessorOfOnesOwn() throws IOException {
        Sluice.read(PROTEINS).then(new MarkDecoys()).write(output.toString());

        List<String> lines = Files.readAllLines(output);
        assertThat(lines.stream().filter(line -> line.endsWith(",\"is_decoy\":\"yes\"}")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsAnyOf("\"UniProt\":\"REV__", "\"UniProt\":\"CON__"));
        assertThat(lines.get(0)).endsWith(",\"is_decoy\":\"no\"}");
    }

    @Test
    void handsResultsOverInOrder() throws IOException {
        assertThat(ResultsInOrder.firstMapped(PROTEINS, 3)).hasSize(3).startsWith("P04637", "P02768");
    }

    @Test
    void runsAPluginByItsNameInAStrategy() throws IOException {
        Path samples = folder.resolve("samples.csv");
        Files.writeString(samples, "sample_id,n\nS1_B07,1\nS2_H12,2\nS3_H13,3\nS4,4\n");
        Problems problems = new Problems();
        StrategyRun run = strategy("""
                steps:
                  - action: {type: EXAMPLE_COUNT_LINES, params: {path: SAMPLES, at_least: 3}}
                  - action:
                      type: STREAMING_DATA_PROCESSOR
                      params:
                        input_path: SAMPLES
                        output_path: "@OUT@"
                        processors: [{type: example.plate_well}]
                """.replace("SAMPLES", samples.toString()), problems);

        assertThat(problems.all()).isEmpty();
        RunReport report = run.run().get(0).report();

        assertThat(notes).contains(samples + " has 5 lines");
        assertThat(Files.readString(output)).isEqualTo("""
                {"sample_id":"S1_B07","n":"1","well":"B07"}
                {"sample_id":"S2_H12","n":"2","well":"H12"}
                {"sample_id":"S4","n":"4"}
                """);
        assertThat(report.counters()).containsEntry("processors/example.plate_well/wells", 2L);
        assertThat(Files.readString(Path.of(output + ".errors.jsonl")))
                .contains("\"record\":3,\"line\":4")
                .contains("\"stage\":\"example.plate_well\",\"kind\":\"no_such_well\",\"column\":\"sample_id\"")
                .contains("\"raw\":\"S3_H13,3\"");
    }

    @Test
    void parsesTypesOfAPluginAndOfTheStrategy() throws IOException {
        Path samples = folder.resolve("samples.csv");
        Files.writeString(samples, "sample,box\ns1_B07,LAB:18\n");
        Problems problems = new Problems();
        StrategyRun run = strategy("""
                types: [{name: lab.box, pattern: '[0-9]{4}', prefix: 'LAB:', padding: 4}]
                steps:
                  - action:
                      type: STREAMING_DATA_PROCESSOR
                      params:
                        input_path: SAMPLES
                        output_path: "@OUT@"
                        column_mappings:
                          - {source_column: sample, identifier_type: example.sample}
                          - {source_column: box, identifier_type: lab.box}
                """.replace("SAMPLES", samples.toString()), problems);

        assertThat(problems.all()).isEmpty();
        run.run();

        assertThat(Files.readString(output))
                .contains(
                        "\"parsed\":\"S1\",\"curie\":\"example.sample:S1\"",
                        "\"version\":\"B07\",\"changes\":[\"case\"]")
                .contains("\"parsed\":\"LAB:0018\",\"curie\":\"lab.box:0018\"", "\"changes\":[\"padded\"]");
    }

    @Test
    void lintsTheParamsOfPlugins() throws IOException {
        Problems problems = new Problems();
        StrategyRun run = strategy("""
                steps:
                  - action: {type: EXAMPLE_COUNT_LINES, params: {pth: x}}
                """, problems);

        assertThat(run).isNull();
        assertThat(problems.all().stream().map(Problem::toString).map(m -> m.substring(m.indexOf("yaml"))))
                .containsExactly(
                        "yaml:2:50: steps[0].action.params: unknown key \"pth\" (did you mean \"path\"?)",
                        "yaml:2:49: steps[0].action.params: missing \"path\" (the file)");

        Problems wrongPlate = new Problems();
        StrategyRun plate = strategy("""
                steps:
                  - action:
                      type: STREAMING_DATA_PROCESSOR
                      params:
                        input_path: "@IN@"
                        output_path: "@OUT@"
                        processors: [{type: example.plate_well, params: {plate: wells_69}}]
                """, wrongPlate);
        assertThat(plate).isNull();
        assertThat(wrongPlate.all())
                .singleElement()
                .asString()
                .contains("strategy.yaml:7:65: ")
                .contains("did you mean \"wells_96\"?");
    }

    @Test
    void findsAMisspeltFieldOfAPluginBeforeAnythingIsWritten() throws IOException {
        Sluice run = Sluice.read(PROTEINS).then("example.plate_well", Map.of("field", "sampel_id"));

        assertThatThrownBy(() -> run.write(output.toString()))
                .isInstanceOf(RunStopped.class)
                .hasMessageContaining("no column \"sampel_id\"; did you mean \"sample_id\"?");
        assertThat(output).doesNotExist();
    }

    @Test
    void looksGenesUpInBothDirections() throws IOException {
        Path graph = folder.resolve("g.sluice");
        GraphBuilder builder = new GraphBuilder();
        builder.add("P04637", "uniprot", "HGNC:11998", "hgnc", "encodes", "test", "");
        builder.add("Q15086", "uniprot", "P04637", "uniprot", "previous", "test", "");
        builder.write(graph);

        assertThat(LookUpGenes.genes(graph, List.of("P04637", "sp|Q15086|P53_HUMAN", "P38398", "no protein")))
                .containsExactly(Map.entry("P04637", "hgnc:11998"), Map.entry("sp|Q15086|P53_HUMAN", "hgnc:11998"));
        assertThat(LookUpGenes.proteins(graph, "HGNC:11998")).containsExactly("P04637", "Q15086");
    }
}
