package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.Sluice;
import bio.sluice.graph.GraphBuilder;
import bio.sluice.stream.Ledger;
import bio.sluice.testkit.TableOracle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;

/// Random tables through random chains of processors, at random chunk sizes and numbers of workers, against an oracle
/// that shares no code with the engine.
class OracleProperties {
    private static final String[] ACCESSIONS = {"P04637", "P38398", "P02768", "P99999", ""};
    private static final String[] NOTES = {"", " x ", "a_b_c", "tp53", "\u00e9", "a,b", "say \"hi\"", "two\nlines", "x"
    };
    /// In the order in which Sluice gives them: by confidence, then identifier.
    private static final Map<String, List<String>> MAPPINGS =
            Map.of("P04637", List.of("HGNC:11998"), "P38398", List.of("HGNC:1100", "HGNC:2", "HGNC:1"));

    /// A table as it is written, and what it holds.
    private record Table(byte[] bytes, List<Map<String, String>> good, List<Long> dead, long read, long blank) {}

    @Property(tries = 80)
    void doesWhatTheOracleSays(@ForAll Random random) throws IOException {
        Path folder = Files.createTempDirectory("oracle");
        try {
            Table table = table(random);
            Path input = Files.write(folder.resolve("in.csv"), table.bytes);
            String graph = graph(folder.resolve("g.sluice"));
            List<Integer> chain = random.ints(random.nextInt(5), 0, 6).boxed().toList();
            TableOracle oracle = new TableOracle();
            boolean mapped = random.nextBoolean();
            chain.forEach(step -> describe(step, oracle));
            if (mapped) {
                oracle.expand("acc", "mapping", MAPPINGS);
            }
            TableOracle.Outcome expected = oracle.run(table.good);
            assertThat(expected.accountsFor(table.read, table.dead.size())).isTrue();

            byte[] first = null;
            for (int workers : List.of(1, 3)) {
                int chunkSize = 1 + random.nextInt(40);
                Sluice job = Sluice.read(input.toString())
                        .with("chunk_size", chunkSize)
                        .with("max_concurrent_chunks", workers);
                chain.forEach(step -> add(step, job));
                if (mapped) {
                    job.then("cross_reference", crossReference(graph));
                }
                Finished finished = Finished.of(job, folder.resolve("out" + workers + ".jsonl"));

                Ledger ledger = finished.report().ledger();
                assertThat(ledger)
                        .isEqualTo(new Ledger(
                                table.read,
                                expected.written().size(),
                                table.dead.size(),
                                expected.filtered(),
                                expected.expanded(),
                                table.blank));
                assertThat(finished.records().stream()
                                .map(OracleProperties::essence)
                                .toList())
                        .as("chain %s, chunks of %d, %d workers", chain, chunkSize, workers)
                        .isEqualTo(expected.written());
                assertThat(finished.deadLetters())
                        .extracting(letter -> letter.get("record").asLong())
                        .isEqualTo(table.dead);
                assertThat(first == null || Arrays.equals(first, finished.bytes()))
                        .isTrue();
                first = finished.bytes();
            }
        } finally {
            deleteAll(folder);
        }
    }

    private static void describe(int step, TableOracle oracle) {
        switch (step) {
            case 0 -> oracle.strip("note");
            case 1 -> oracle.uppercase("note");
            case 2 -> oracle.replace("note", "_", "--");
            case 3 -> oracle.keep("note", note -> !note.isEmpty());
            case 4 -> oracle.keep("acc", acc -> acc.equals("P38398") || acc.isEmpty());
            default -> oracle.keep("note", note -> !note.contains("x"));
        }
    }

    private static void add(int step, Sluice job) {
        switch (step) {
            case 0 -> job.normalize("note", "strip");
            case 1 -> job.normalize("note", "uppercase");
            case 2 ->
                job.then(
                        "normalize",
                        Map.of(
                                "rules",
                                List.of(Map.of(
                                        "field",
                                        "note",
                                        "transform",
                                        "replace",
                                        "params",
                                        Map.of("old", "_", "new", "--")))));
            case 3 -> job.filter("len(note) > 0");
            case 4 -> job.filter("acc in ['P38398', '']");
            default -> job.filter("not contains(note, 'x')");
        }
    }

    private static Map<String, ?> crossReference(String graph) {
        return Map.of(
                "graph",
                graph,
                "identifier_fields",
                List.of(Map.of("field", "acc", "type", "uniprot")),
                "max_hops",
                1,
                "on_multiple",
                "all");
    }

    private static String graph(Path file) throws IOException {
        GraphBuilder builder = new GraphBuilder();
        builder.add("P04637", "uniprot", "HGNC:11998", "hgnc", "same_as", "", "1");
        builder.add("P38398", "uniprot", "HGNC:1", "hgnc", "same_as", "", "0.5");
        builder.add("P38398", "uniprot", "HGNC:2", "hgnc", "same_as", "", "0.7");
        builder.add("P38398", "uniprot", "HGNC:1100", "hgnc", "same_as", "", "0.9");
        builder.write(file);
        return file.toString();
    }

    private static Map<String, String> essence(JsonNode record) {
        Map<String, String> essence = new LinkedHashMap<>();
        for (String name : List.of("id", "acc", "note")) {
            essence.put(name, record.get(name).asString());
        }
        if (record.has("acc_mappings")) {
            assertThat(record.get("acc_mappings").size()).isEqualTo(1);
            essence.put("mapping", record.get("acc_mappings").get(0).get("id").asString());
        }
        return essence;
    }

    private static Table table(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Map<String, String>> good = new ArrayList<>();
        List<Long> dead = new ArrayList<>();
        long blank = 0;
        write("id,acc,note\n", out);
        int rows = 1 + random.nextInt(120);
        for (long row = 1; row <= rows; row++) {
            String acc = ACCESSIONS[random.nextInt(ACCESSIONS.length)];
            String note = NOTES[random.nextInt(NOTES.length)];
            String line = "R" + row + "," + acc + ",";
            switch (random.nextInt(20)) {
                case 0 -> {
                    write("R" + row + "," + acc + "\n", out);
                    dead.add(row);
                }
                case 1 -> {
                    write(line + "x,surplus\n", out);
                    dead.add(row);
                }
                case 2 -> {
                    write(line, out);
                    out.write(0xFE);
                    write("\n", out);
                    dead.add(row);
                }
                default -> {
                    boolean quoted = random.nextBoolean() || note.matches("(?s).*[\",\n].*");
                    write(line + (quoted ? '"' + note.replace("\"", "\"\"") + '"' : note) + "\n", out);
                    Map<String, String> record = new LinkedHashMap<>();
                    record.put("id", "R" + row);
                    record.put("acc", acc);
                    record.put("note", note);
                    good.add(record);
                }
            }
            if (random.nextInt(15) == 0) {
                write("\n", out);
                blank++;
            }
        }
        return new Table(out.toByteArray(), good, dead, rows, blank);
    }

    private static void write(String text, ByteArrayOutputStream out) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
