package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.Sluice;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.SavedManifest;
import bio.sluice.app.verify.Finding;
import bio.sluice.app.verify.Finding.Outcome;
import bio.sluice.app.verify.Verification;
import bio.sluice.fault.RunStopped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `verify` proves and what it finds out.
class VerifyTest {
    @TempDir
    Path folder;

    private Path input;
    private final Plugins plugins = Plugins.onClassPath();

    @BeforeEach
    void writesATable() throws IOException {
        input = Files.write(folder.resolve("in.csv"), MessyTable.bytes(60, 3));
    }

    private Path run(String extension, String... params) throws IOException {
        Path output = folder.resolve("out" + extension);
        Sluice job = Sluice.read(input.toString())
                .with("unmatched_path", folder.resolve("rest" + extension).toString());
        for (int i = 0; i < params.length; i += 2) {
            job.with(params[i], params[i + 1]);
        }
        Finished.of(job.crossReference("example", "UniProt"), output);
        return Path.of(output + ".manifest.json");
    }

    private List<Finding> verify(Path manifest) throws IOException {
        List<Finding> findings = new ArrayList<>();
        new Verification(SavedManifest.read(manifest), manifest, plugins, findings::add).run();
        return findings;
    }

    private List<String> different(Path manifest) throws IOException {
        return verify(manifest).stream()
                .filter(finding -> finding.outcome() == Outcome.DIFFERENT)
                .map(Finding::what)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {".jsonl", ".csv", ".tsv", ".jsonl.gz", ".csv.gz"})
    void provesEveryFormat(String extension) throws IOException {
        Path manifest = run(extension);

        assertThat(verify(manifest)).allMatch(finding -> finding.outcome() == Outcome.PROVEN);
    }

    @Test
    void readsAsTheRunDid() throws IOException {
        Files.writeString(input, "# c\nid;UniProt\nx;'a\n;b'\n\ny;P04637\nz;P04637\n");

        Path manifest = run(
                ".csv",
                "delimiter",
                ";",
                "quote_char",
                "'",
                "comment",
                "#",
                "max_rows",
                "2",
                "output_delimiter",
                "|",
                "output_header",
                "false",
                "digest",
                "sha256");

        List<Finding> findings = verify(manifest);
        assertThat(findings)
                .filteredOn(finding -> finding.what().startsWith("records read"))
                .extracting(Finding::found)
                .containsExactly("2", "2");
        assertThat(findings).noneMatch(finding -> finding.outcome() == Outcome.DIFFERENT);
    }

    @Test
    void findsEveryByteThatWasChanged() throws IOException {
        Path manifest = run(".csv.gz");
        for (String name : List.of("in.csv", "out.csv.gz", "out.csv.gz.errors.jsonl", "rest.csv.gz")) {
            Path file = folder.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < bytes.length; i += 23) {
                bytes[i] ^= 0x20;
                Files.write(file, bytes);
                bytes[i] ^= 0x20;
                assertThat(different(manifest)).as("byte %d of %s", i, name).anyMatch(what -> what.contains(name));
            }
            Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
            assertThat(different(manifest)).anyMatch(what -> what.endsWith(name + ", size"));
            Files.write(file, bytes);
        }

        assertThat(different(manifest)).isEmpty();
    }

    @Test
    void countsForItselfWhateverTheDigestsSay() throws IOException {
        Path manifest = run(".jsonl");
        Path output = folder.resolve("out.jsonl");
        String text = Files.readString(output);
        String shorter = text.substring(text.indexOf('\n') + 1);
        Files.writeString(output, shorter);
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace(digest(text), digest(shorter))
                        .replace("\"size\": " + length(text), "\"size\": " + length(shorter)));

        assertThat(different(manifest)).containsExactly("records written", "balance");
    }

    @Test
    void countsOverRepairedInputs() throws IOException {
        run(".jsonl");
        Path dead = folder.resolve("fixed.jsonl");
        Files.writeString(
                dead,
                Files.readString(folder.resolve("out.jsonl.errors.jsonl"))
                        .replaceAll("\"raw\":\"R", "\"raw\":\"R0,,,,1\\\\nR"));

        Path manifest = run("2.jsonl", "repairs", dead.toString());

        assertThat(verify(manifest)).allMatch(finding -> finding.outcome() == Outcome.PROVEN);
        assertThat(SavedManifest.read(manifest).ledger().read())
                .isGreaterThan(SavedManifest.read(folder.resolve("out.jsonl.manifest.json"))
                        .ledger()
                        .read());
        Files.delete(dead);
        assertThat(different(manifest)).containsExactly("repairs " + dead, "records read");
    }

    @Test
    void knowsTheGraphByItsDigest() throws IOException {
        Path manifest = run(".jsonl");
        String text = Files.readString(manifest);
        int at = text.indexOf("\"example\": \"crc32c:") + "\"example\": \"crc32c:".length();
        Files.writeString(manifest, text.substring(0, at) + "00000000" + text.substring(at + 8));

        assertThat(different(manifest)).containsExactly("graph example, digest");
    }

    @Test
    void answersEveryDamagedManifest() throws IOException {
        Path manifest = run(".jsonl");
        byte[] bytes = Files.readAllBytes(manifest);
        for (int i = 0; i < bytes.length; i += 8) {
            for (byte with : new byte[] {0, '"', '/', '9', (byte) 0xC3}) {
                byte[] damaged = bytes.clone();
                damaged[i] = with;
                Files.write(manifest, damaged);
                try {
                    verify(manifest);
                } catch (RunStopped refused) {
                    assertThat(refused).hasMessageStartingWith(manifest + " is not a manifest that can be read: ");
                }
            }
        }
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String digest(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("crc32c:%08x", crc.getValue());
    }
}
