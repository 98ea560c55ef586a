package bio.sluice.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.Sluice;
import bio.sluice.fault.RunStopped;
import bio.sluice.formats.compress.GzipCompression;
import bio.sluice.io.OutputFile;
import bio.sluice.testkit.FaultyStorage;
import bio.sluice.testkit.MemoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A whole job, from its inputs to its manifest, on a storage whose power fails at the first operation, then at the
/// second, and so on until a run passes; also while it goes on, and once more. What comes of going on must be what
/// would have come of no failure, the manifest's `run` section apart.
class PowerFailureTest {
    private static final int ROWS = 24;
    /// Every operation at 1; the ordinary build leaves some out.
    private static final int STRIDE = Integer.getInteger("sluice.stride", 4);

    private static final String MANIFEST = ".manifest.json";

    private static String csv(int first) {
        StringBuilder csv = new StringBuilder("id,text\n");
        for (int i = 0; i < ROWS; i++) {
            // Cells of several kilobytes, so that a gzip output has whole blocks and a begun one.
            csv.append(i % 9 == 4 ? "ragged\n" : i % 11 == 5 ? "\n" : "")
                    .append("P0463")
                    .append(i % 10)
                    .append(',');
            Random letters = new Random(first + i);
            for (int n = 0; n < 4_000; n++) {
                csv.append((char) ('a' + letters.nextInt(26)));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String jsonl(int first) {
        return csv(first)
                .lines()
                .skip(1)
                .map(line -> line.contains(",") ? "{\"id\":\"" + line.replace(",", "\",\"text\":\"") + "\"}" : line)
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    /// A disk with inputs of all kinds on it.
    private static MemoryStorage disk() throws IOException {
        MemoryStorage disk = new MemoryStorage();
        for (int i = 1; i <= 2; i++) {
            byte[] csv = csv(100 * i).getBytes(StandardCharsets.UTF_8);
            disk.put(i + ".csv", csv);
            disk.put(i + ".jsonl", jsonl(100 * i));
            disk.put(i + ".csv.gz", gzip(csv));
            OutputFile blocked = new GzipCompression().packed(disk.create(i + ".csv.bgz"));
            blocked.write(csv, 0, csv.length);
            blocked.finish();
            blocked.sync();
            blocked.close();
        }
        disk.syncFolder(".");
        return disk;
    }

    private record Job(String inputs, String output, int chunkSize, int workers) {
        void run(boolean resume) throws IOException {
            List<String> locations = new ArrayList<>();
            for (String input : inputs.split(" ")) {
                locations.add(PowerStorage.SCHEME + input);
            }
            Sluice.read(locations.toArray(String[]::new))
                    .with(resume ? RunSettings.QUIET.resuming() : RunSettings.QUIET)
                    .with("chunk_size", chunkSize)
                    .with("max_concurrent_chunks", workers)
                    .with("checkpoint_interval", 0)
                    .with("unmatched_path", PowerStorage.SCHEME + "unmatched.jsonl")
                    .with("sssom_path", PowerStorage.SCHEME + "used.sssom.tsv")
                    .parse("id", "uniprot")
                    .crossReference("example", "id")
                    .normalize("text", "uppercase")
                    .write(PowerStorage.SCHEME + output);
        }

        boolean survives(FaultyStorage storage, boolean resume) {
            PowerStorage.connect(storage);
            try {
                run(resume);
                return true;
            } catch (RunStopped stopped) {
                assertThat(stopped.reason()).as(stopped.getMessage()).isEqualTo(RunStopped.Reason.INPUT_OUTPUT);
                return false;
            } catch (IOException halted) {
                return false;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.csv 2.csv, out.jsonl, 1, 1",
        "1.csv 2.csv, out.csv.gz, 2, 4",
        "1.csv.gz 2.csv, out.jsonl.gz, 1000, 4",
        "1.csv.gz 2.csv.gz, out.csv, 2, 1",
        "1.csv.bgz 2.csv.bgz, out.jsonl.gz, 2, 1",
        "1.jsonl 2.jsonl, out.jsonl.gz, 1, 4",
        "1.jsonl, out.csv, 1000, 1"
    })
    void leavesTheSameFiles(String inputs, String output, int chunkSize, int workers) throws IOException {
        Job job = new Job(inputs, output, chunkSize, workers);
        MemoryStorage undisturbed = disk();
        PowerStorage.connect(undisturbed);
        job.run(false);
        Random chance = new Random(inputs.hashCode());

        int operation = 1 + chance.nextInt(STRIDE);
        while (true) {
            MemoryStorage disk = disk();
            FaultyStorage halting = FaultyStorage.haltingAt(disk, operation);
            if (job.survives(halting, false)) {
                break;
            }
            String what = "a halt at " + operation + ", " + halting.failed();
            disk.crash(chance);
            for (int i = chance.nextInt(3); i > 0; i--) {
                FaultyStorage again = FaultyStorage.haltingAt(disk, 1 + chance.nextInt(operation + 10));
                job.survives(again, true);
                what += ", then at " + again.failed();
                disk.crash(chance);
            }
            PowerStorage.connect(disk);
            job.run(true);
            requireSame(disk, undisturbed, what);
            operation += STRIDE;
        }

        assertThat(operation).isGreaterThan(60);
    }

    @Test
    void leavesTheSameFilesFromAStorageThatGivesLittleAtATime() throws IOException {
        Job job = new Job("1.csv 2.csv.bgz", "out.jsonl.gz", 2, 1);
        MemoryStorage undisturbed = disk();
        PowerStorage.connect(undisturbed);
        job.run(false);

        for (int bytes : new int[] {1, 7, 4_096}) {
            MemoryStorage disk = disk();
            PowerStorage.connect(FaultyStorage.readingShort(disk, bytes));
            job.run(false);
            requireSame(disk, undisturbed, bytes + " bytes at a time");
        }
    }

    @Test
    void writesTheMappingsThatWereUsed() throws IOException {
        MemoryStorage disk = disk();
        PowerStorage.connect(disk);
        new Job("1.csv", "out.jsonl", 1, 1).run(false);

        assertThat(disk.text("used.sssom.tsv"))
                .contains("\nuniprot:P04637\t", "\thgnc:11998\t")
                .doesNotContain("\nuniprot:P04636\t");
        assertThat(disk.text("out.jsonl.manifest.json")).contains("used.sssom.tsv");
    }

    private static void requireSame(MemoryStorage disk, MemoryStorage undisturbed, String what) throws IOException {
        assertThat(disk.names()).as(what).isEqualTo(undisturbed.names());
        for (String name : disk.names()) {
            if (name.endsWith(MANIFEST)) {
                assertThat(withoutRun(disk.text(name))).as(what).isEqualTo(withoutRun(undisturbed.text(name)));
            } else {
                assertThat(disk.bytes(name)).as("%s after %s", name, what).isEqualTo(undisturbed.bytes(name));
            }
        }
    }

    private static String withoutRun(String manifest) {
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(manifest);
        document.remove("run");
        return document.toPrettyString();
    }
}
