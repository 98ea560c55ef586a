package bio.sluice.crash;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// The tables that killed jobs read: the example's rows again and again, with some that cannot be read among them.
final class Tables {
    private static final Path EXAMPLES = Path.of("..", "examples");

    private Tables() {}

    /// Makes a table of `rows` rows in each form; the command packs what it can pack itself.
    ///
    /// @param name of the files, without extension
    static void make(Path folder, String name, int rows, Command command) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path csv = folder.resolve(name + ".csv");
        write(csv, rows);
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".csv.gz")))) {
            Files.copy(csv, gzip);
        }
        for (String packed : List.of(".jsonl", ".csv.bgz")) {
            command.start(
                            folder,
                            List.of(
                                    "convert",
                                    name + ".csv",
                                    "-o",
                                    name + packed,
                                    "--errors",
                                    "/dev/null",
                                    "--manifest",
                                    "/dev/null"))
                    .requireEnd(0);
        }
    }

    private static void write(Path file, int rows) throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLES.resolve("data/proteins.csv"));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write((lines.get(0) + "\n").getBytes(StandardCharsets.UTF_8));
            for (int row = 0; row < rows; row++) {
                String line = lines.get(1 + row % (lines.size() - 1)).replaceFirst("^S\\d+", "S" + row);
                String damaged = row % 997 == 0 ? line + ",too,many,cells\n" : row % 1_009 == 0 ? "\n" : "";
                out.write((damaged + line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// Makes the folder in which a job runs, with what it needs beside the tables.
    static Path workplace(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.copy(EXAMPLES.resolve("strategies/rules.yaml"), folder.resolve("rules.yaml"));
        Files.writeString(folder.resolve("two-steps.yaml"), """
                name: two-steps
                steps:
                  - name: first
                    action:
                      type: STREAMING_DATA_PROCESSOR
                      params:
                        input_path: ../tables/t.csv
                        output_path: first.jsonl.gz
                        column_mappings: [{source_column: UniProt, identifier_type: uniprot}]
                        normalization: rules.yaml
                  - name: second
                    action:
                      type: STREAMING_DATA_PROCESSOR
                      params:
                        input_path: first.jsonl.gz
                        output_path: second.csv
                        graph: example
                        identifier_fields: [UniProt]
                        target_types: [hgnc]
                """);
        // Keys repeat all over the table; the page tells which, beside all else that has to survive in checkpoints.
        Files.writeString(folder.resolve("checked.yaml"), """
                name: checked
                steps:
                  - name: check
                    action:
                      type: STREAMING_DATA_PROCESSOR
                      params:
                        input_path: ../tables/t.csv
                        output_path: checked.jsonl
                        qc_path: checked.html
                        processors:
                          - type: validate
                            params:
                              on_invalid: flag
                              rules:
                                - {column: UniProt, required: true, identifier_type: uniprot}
                                - {unique: [UniProt, gene_symbol]}
                                - {unique: [sample_id]}
                              expectations:
                                - {column: sample_id, min_distinct_share: 0.5, severity: warn}
                          - type: parse
                            params: {column_mappings: [{source_column: UniProt, identifier_type: uniprot}]}
                          - type: cross_reference
                            params: {graph: example, identifier_fields: [UniProt]}
                """);
        return folder;
    }
}
