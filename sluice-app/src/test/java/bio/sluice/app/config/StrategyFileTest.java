package bio.sluice.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.StrategyRun;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Option;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyFileTest {
    private final Problems problems = new Problems();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    private Strategy read(String text, List<String> assignments, Map<String, ConfigNode> flags) throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, text);
        return new StrategyFile(Plugins.onClassPath(), new Variables(environment::get))
                .read(file, assignments, flags, problems);
    }

    private Strategy read(String text) throws IOException {
        return read(text, List.of(), Map.of());
    }

    private List<String> mistakes() {
        return problems.all().stream()
                .map(Problem::toString)
                .map(text -> text.replace(folder + "/", ""))
                .toList();
    }

    private static final String SMALLEST = """
            steps:
              - action:
                  type: STREAMING_DATA_PROCESSOR
                  params: {input_path: in.csv, output_path: out.jsonl}
            """;

    private static Object param(Strategy strategy, String name) {
        Option<?> option = strategy.steps().get(0).action().options().find(name);
        return strategy.steps().get(0).params().get(option);
    }

    @Test
    void readsTheSmallestStrategy() throws IOException {
        Strategy strategy = read(SMALLEST);

        assertThat(mistakes()).isEmpty();
        assertThat(strategy.name()).isEqualTo("s");
        assertThat(param(strategy, "chunk_size")).isEqualTo(1_000L);
        assertThat(StrategyRun.check(strategy).all()).isEmpty();
    }

    @Test
    void acceptsTheDesignsConfigurationBlockAsWritten() throws IOException {
        Strategy strategy = read("""
                streaming:
                  chunk_size: 500
                  max_concurrent_chunks: 5
                  backpressure_threshold: 10

                  file_readers:
                    csv:
                      encoding: "utf-8"
                      delimiter: ","
                      quote_char: '"'
                    jsonl:
                      encoding: "utf-8"
                    tsv:
                      encoding: "utf-8"
                      delimiter: "\\t"

                  memory_management:
                    max_memory_mb: 2048
                    gc_frequency: 1000  # chunks

                  error_handling:
                    max_errors_per_chunk: 10
                    continue_on_error: true
                    error_output_path: "errors.jsonl"
                """ + SMALLEST);

        assertThat(mistakes()).isEmpty();
        assertThat(param(strategy, "chunk_size")).isEqualTo(500L);
        assertThat(param(strategy, "max_errors_per_chunk")).isEqualTo(10L);
        assertThat(param(strategy, "error_output_path")).isEqualTo("errors.jsonl");
    }

    @Test
    void letsFlagsGoBeforeEnvironmentBeforeParamsBeforeTheBlock() throws IOException {
        String block = "streaming: {chunk_size: 1}\n";
        String params = SMALLEST.replace("input_path", "chunk_size: 2, input_path");

        assertThat(param(read(block + SMALLEST), "chunk_size")).isEqualTo(1L);
        assertThat(param(read(block + params), "chunk_size")).isEqualTo(2L);
        environment.put("SLUICE_CHUNK_SIZE", "3");
        assertThat(param(read(block + params), "chunk_size")).isEqualTo(3L);
        Map<String, ConfigNode> flags = Map.of("chunk_size", Overrides.flag("--chunk-size", "4"));
        assertThat(param(read(block + params, List.of(), flags), "chunk_size")).isEqualTo(4L);
    }

    @Test
    void setsAnyKeyFromTheCommandLine() throws IOException {
        Strategy strategy = read(
                SMALLEST,
                List.of("name=other", "steps.0.action.params.max_hops=3", "streaming.chunk_size=9"),
                Map.of());

        assertThat(mistakes()).isEmpty();
        assertThat(strategy.name()).isEqualTo("other");
        assertThat(param(strategy, "max_hops")).isEqualTo(3L);
        assertThat(param(strategy, "chunk_size")).isEqualTo(9L);
    }

    @Test
    void tellsAllMistakesAtOnceWithTheirPlaces() throws IOException {
        read("""
                nmae: x
                streaming: {chunksize: 5, max_concurrent_chunks: none}
                steps:
                  - name: a
                    action: {type: STREAMING_DATA_PROCESOR, params: {}}
                  - name: a
                    action:
                      type: STREAMING_DATA_PROCESSOR
                      params: {input_path: in.csv, max_hop: 2}
                """);

        assertThat(mistakes())
                .anySatisfy(m -> assertThat(m).startsWith("s.yaml:1:1: unknown key \"nmae\" (did you mean \"name\"?)"))
                .anySatisfy(m -> assertThat(m)
                        .startsWith("s.yaml:2:13: streaming: unknown key \"chunksize\" (did you mean \"chunk_size\"?)"))
                .anySatisfy(m -> assertThat(m).startsWith("s.yaml:2:50: streaming.max_concurrent_chunks: expected"))
                .anySatisfy(m -> assertThat(m).contains("unknown action").contains("STREAMING_DATA_PROCESSOR"))
                .anySatisfy(m -> assertThat(m).contains("a step is already called \"a\""))
                .anySatisfy(m -> assertThat(m).startsWith("s.yaml:9:36: ").contains("did you mean \"max_hops\"?"))
                .anySatisfy(m -> assertThat(m).contains("missing \"output_path\""))
                .hasSize(7);
    }

    @Test
    void findsMistakesInsideProcessorsAndRules() throws IOException {
        read("""
                steps:
                  - action:
                      type: STREAMING_DATA_PROCESSOR
                      params:
                        input_path: in.csv
                        output_path: out.jsonl
                        processors:
                          - {type: parse, params: {column_mappings: [{source_column: a, identifier_type: uniprt}]}}
                          - {type: normalise}
                          - {type: normalize, params: {rules: [{field: a, transform: upper}]}}
                          - {type: filter, params: {where: "len(a >"}}
                """);

        List<String> found = mistakes();
        assertThat(found)
                .anySatisfy(m ->
                        assertThat(m).contains("s.yaml:8:").contains("uniprt").contains("uniprot"))
                .anySatisfy(m -> assertThat(m).contains("s.yaml:9:").contains("did you mean \"normalize\"?"))
                .anySatisfy(m -> assertThat(m).contains("s.yaml:10:").contains("uppercase"))
                .anySatisfy(m -> assertThat(m).contains("s.yaml:11:"))
                .hasSize(4);
    }
}
