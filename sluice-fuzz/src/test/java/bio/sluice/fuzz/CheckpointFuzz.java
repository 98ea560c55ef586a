package bio.sluice.fuzz;

import bio.sluice.app.config.SettingsTree;
import bio.sluice.engine.LocalRunner;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.engine.target.FilePlace;
import bio.sluice.engine.target.FileTarget;
import bio.sluice.engine.target.OutputFiles;
import bio.sluice.fault.RunStopped;
import bio.sluice.format.Format;
import bio.sluice.io.CorruptInput;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.Resumption;
import bio.sluice.stream.RunListener;
import bio.sluice.testkit.FaultyStorage;
import bio.sluice.testkit.MemoryInput;
import bio.sluice.testkit.MemoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// Checkpoints that somebody has forged, checksum and all: a run goes on from one, or is refused, and nothing else.
public final class CheckpointFuzz {
    private static final String TABLE = "id,gene\nP04637,TP53\nQ9NX53,X\nragged\n\nP10636,MAPT\n".repeat(20);
    private static final String CHECKPOINT = "out.jsonl.sluice/checkpoint";
    private static final int CHECKSUM = Integer.BYTES;

    private CheckpointFuzz() {}

    /// Called by the fuzzer.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        MemoryStorage storage = halted(60);
        byte[] forged = ByteBuffer.allocate(input.length + CHECKSUM)
                .put(input)
                .putInt(checksum(input))
                .array();
        if (!storage.exists(CHECKPOINT)) {
            throw new AssertionError("the run that was to leave a checkpoint has left none");
        }
        try (OutputFile file = storage.create(CHECKPOINT)) {
            file.write(forged, 0, forged.length);
            file.sync();
        }
        try {
            run(storage, true);
        } catch (RunStopped | CorruptInput told) {
            // refused
        }
    }

    /// What a run leaves that is halted at its operation `n`.
    private static MemoryStorage halted(int n) throws IOException {
        MemoryStorage storage = new MemoryStorage();
        try {
            run(FaultyStorage.haltingAt(storage, n), false);
        } catch (RunStopped halted) {
            // as it should be
        }
        return storage;
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }

    private static void run(Storage storage, boolean resume) throws IOException {
        OutputFiles files = new OutputFiles(
                new FilePlace(storage, "out.jsonl", null),
                "jsonl",
                new FilePlace(storage, "out.errors.jsonl", null),
                null,
                OutputFiles.Existing.REFUSE,
                DigestAlgorithm.CRC32C);
        Format csv = ReaderTrial.format("csv");
        RecordSource source = csv.read(List.of(MemoryInput.of("in.csv", TABLE)), defaults(csv.readerOptions()));
        Format jsonl = ReaderTrial.format("jsonl");
        new LocalRunner()
                .run(
                        new Pipeline(
                                "fuzz",
                                source,
                                List.of(),
                                jsonl.write(defaults(jsonl.writerOptions())),
                                null,
                                new FileTarget(files),
                                ErrorPolicy.LENIENT,
                                new Limits(3, 1, 4, 64 << 20, 1 << 20),
                                new Resumption(Map.of("program version", "1"), resume, Duration.ZERO, 1)),
                        RunListener.SILENT);
    }

    private static OptionValues defaults(OptionTable table) {
        return table.read(SettingsTree.of(Map.of(), "fuzz"), "", new Problems());
    }

    /// Writes the checkpoints of runs halted here and there, without their checksums, as seeds.
    public static void main(String[] folder) throws IOException {
        for (int n = 30; n <= 300; n += 45) {
            MemoryStorage storage = halted(n);
            if (storage.exists(CHECKPOINT)) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                byte[] some = new byte[1 << 13];
                try (var input = storage.find(CHECKPOINT).get(0).open()) {
                    for (int k = input.read(some, 0, some.length); k >= 0; k = input.read(some, 0, some.length)) {
                        bytes.write(some, 0, k);
                    }
                }
                byte[] all = bytes.toByteArray();
                Files.write(Path.of(folder[0], "halted-at-" + n), Arrays.copyOf(all, all.length - CHECKSUM));
            }
        }
    }
}
