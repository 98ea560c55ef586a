package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.Sluice;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A job that came to its end, with the files it left.
///
/// @param report what it said
/// @param output where its records are
record Finished(RunReport report, Path output) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Runs a job into `output`.
    static Finished of(Sluice job, Path output) throws IOException {
        return new Finished(job.write(output.toString()), output);
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(output);
    }

    String text() throws IOException {
        return Files.readString(output);
    }

    byte[] errorBytes() throws IOException {
        return Files.readAllBytes(beside(".errors.jsonl"));
    }

    /// The records of a JSONL output.
    List<JsonNode> records() throws IOException {
        return jsonLines(output);
    }

    List<JsonNode> deadLetters() throws IOException {
        return jsonLines(beside(".errors.jsonl"));
    }

    ObjectNode manifest() throws IOException {
        return (ObjectNode) JSON.readTree(Files.readAllBytes(beside(".manifest.json")));
    }

    /// What of the manifest depends on the records alone: not the run, nor how and where files are stored.
    String lastingManifest() throws IOException {
        return lastingManifest(beside(".manifest.json"));
    }

    static String lastingManifest(Path file) throws IOException {
        ObjectNode manifest = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
        manifest.remove("run");
        manifest.get("inputs").forEach(input -> ((ObjectNode) input).remove(List.of("name", "size", "digest")));
        ((ObjectNode) manifest.get("output")).remove("name");
        // Dead letters name their source, so their bytes differ where inputs are named differently.
        ((ObjectNode) manifest.get("errors")).remove(List.of("name", "size", "digest"));
        return manifest.toPrettyString();
    }

    /// Counts what was written and refused again, and compares with the ledger and the manifest.
    Finished requireLedger(long writtenRecords) throws IOException {
        Ledger ledger = report.ledger();
        assertThat(ledger.isBalanced()).as("balance of %s", ledger).isTrue();
        assertThat(ledger.written()).as("written").isEqualTo(writtenRecords);
        assertThat(ledger.dead()).as("dead").isEqualTo(deadLetters().size());
        JsonNode written = manifest().get("ledger");
        assertThat(new Ledger(
                        written.get("read").asLong(),
                        written.get("written").asLong(),
                        written.get("dead").asLong(),
                        written.get("filtered").asLong(),
                        written.get("expanded").asLong(),
                        written.get("blank").asLong()))
                .isEqualTo(ledger);
        return this;
    }

    /// [#requireLedger(long)] with the lines of a JSONL output.
    Finished requireLedger() throws IOException {
        try (var lines = Files.lines(output, StandardCharsets.UTF_8)) {
            return requireLedger(lines.count());
        }
    }

    static List<JsonNode> jsonLines(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            return lines.lines().map(JSON::readTree).toList();
        }
    }

    private Path beside(String suffix) {
        return Path.of(output + suffix);
    }
}
