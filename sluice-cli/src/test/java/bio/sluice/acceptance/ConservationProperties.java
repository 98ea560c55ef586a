package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.Sluice;
import bio.sluice.stream.Ledger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.JsonNode;

/// Whatever the table and the processors, every record is written, refused, filtered or accounted for as expanded.
class ConservationProperties {
    /// A processor that may be put anywhere in a pipeline.
    enum Step {
        PARSE(Map.of("column_mappings", List.of(Map.of("source_column", "UniProt", "identifier_type", "uniprot")))),
        EXPLODE(Map.of(
                "column_mappings",
                List.of(Map.of(
                        "source_column",
                        "UniProt",
                        "identifier_type",
                        "uniprot",
                        "output_column",
                        "parts",
                        "on_composite",
                        "explode")))),
        RAISING_RULE(Map.of(
                "rules",
                List.of(Map.of(
                        "field",
                        "value",
                        "transform",
                        "cast",
                        "params",
                        Map.of("to", "integer"),
                        "condition",
                        "contains(value, \"5\")")))),
        STRIP(Map.of("rules", List.of(Map.of("field", "symbol", "transform", "strip")))),
        FILTER(Map.of("where", "len(symbol) > 0")),
        ALL_MAPPINGS(crossReference(Map.of("on_multiple", "all"))),
        FAIL_ON_MULTIPLE(crossReference(Map.of("on_multiple", "fail"))),
        DROP_UNMATCHED(crossReference(Map.of("on_unmatched", "drop"))),
        REFUSE_UNMATCHED(crossReference(Map.of("on_unmatched", "dead_letter")));

        private final Map<String, ?> params;

        Step(Map<String, ?> params) {
            this.params = params;
        }

        private static Map<String, ?> crossReference(Map<String, ?> more) {
            return Stream.concat(
                            Map.of("graph", "example", "identifier_fields", List.of("UniProt")).entrySet().stream(),
                            more.entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        private String type() {
            return switch (this) {
                case PARSE, EXPLODE -> "parse";
                case RAISING_RULE, STRIP -> "normalize";
                case FILTER -> "filter";
                default -> "cross_reference";
            };
        }
    }

    @Example
    void hasEveryTermOfTheLedgerToAccountFor() throws IOException {
        Path folder = Files.createTempDirectory("conservation");
        try {
            Path input = Files.write(folder.resolve("in.csv"), MessyTable.bytes(400, 1));
            Sluice job = Sluice.read(input.toString());
            for (Step step : List.of(Step.EXPLODE, Step.RAISING_RULE, Step.FILTER, Step.REFUSE_UNMATCHED)) {
                job.then(step.type(), step.params);
            }

            Ledger ledger = Finished.of(job, folder.resolve("out.jsonl"))
                    .requireLedger()
                    .report()
                    .ledger();

            assertThat(List.of(ledger.written(), ledger.dead(), ledger.filtered(), ledger.expanded(), ledger.blank()))
                    .as("%s", ledger)
                    .doesNotContain(0L);
        } finally {
            deleteAll(folder);
        }
    }

    @Property(tries = 60)
    void accountsForEveryRecord(
            @ForAll @IntRange(min = 1, max = 400) int rows,
            @ForAll long seed,
            @ForAll("steps") List<Step> steps,
            @ForAll @IntRange(min = 1, max = 50) int chunkSize,
            @ForAll("extensions") String extension)
            throws IOException {
        Path folder = Files.createTempDirectory("conservation");
        try {
            byte[] table = MessyTable.bytes(rows, seed);
            Path input = Files.write(folder.resolve("in.csv"), table);
            Sluice job = Sluice.read(input.toString()).with("chunk_size", chunkSize);
            steps.forEach(step -> job.then(step.type(), step.params));

            Finished finished = Finished.of(job, folder.resolve("out" + extension));

            finished.requireLedger(recount(finished, extension));
            requirePlaces(finished.deadLetters(), table);
        } finally {
            deleteAll(folder);
        }
    }

    private static long recount(Finished finished, String extension) throws IOException {
        return extension.equals(".jsonl")
                ? finished.records().size()
                : OtherReader.lines(finished.text(), ',', '"').size() - 1L;
    }

    /// Each dead letter's offset and length lead to its text, and its line number counts the line ends before.
    private static void requirePlaces(List<JsonNode> letters, byte[] table) {
        for (JsonNode letter : letters) {
            int offset = letter.get("offset").asInt();
            byte[] raw = letter.has("raw")
                    ? letter.get("raw").asString().getBytes(StandardCharsets.UTF_8)
                    : Base64.getDecoder().decode(letter.get("raw_base64").asString());
            assertThat(Arrays.copyOfRange(
                            table, offset, offset + letter.get("length").asInt()))
                    .isEqualTo(raw);
            long line = 1;
            for (int i = 0; i < offset; i++) {
                line += table[i] == '\n' ? 1 : 0;
            }
            assertThat(letter.get("line").asLong()).isEqualTo(line);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /// Steps that add the same column cannot stand together.
    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.of(Step.class)
                .list()
                .ofMaxSize(4)
                .filter(steps -> Stream.of("parse", "cross_reference")
                        .allMatch(type -> steps.stream()
                                        .filter(step -> step.type().equals(type))
                                        .count()
                                <= 1));
    }

    @Provide
    Arbitrary<String> extensions() {
        return Arbitraries.of(".jsonl", ".csv");
    }
}
