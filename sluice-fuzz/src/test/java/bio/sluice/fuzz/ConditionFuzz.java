package bio.sluice.fuzz;

import bio.sluice.condition.BoundCondition;
import bio.sluice.condition.Condition;
import bio.sluice.condition.ConditionMistake;
import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.RecordSource;
import bio.sluice.testkit.MemoryInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Conditions: any text is a condition or a told mistake, and a condition answers for any record.
public final class ConditionFuzz {
    private static final String RECORDS = """
            {"a": "text", "b": 12, "value": "P04637", "c": null, "d": {"e": [1, "x"]}, "ü": "é\\n\\"", "f": true}
            {"a": "", "b": 1e400, "value": -0.0, "c": "%s"}
            """.formatted("a".repeat(2_000));

    private ConditionFuzz() {}

    /// Called by the fuzzer.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        String source = new String(input, StandardCharsets.UTF_8);
        BoundCondition condition;
        try {
            condition = Condition.of(source).bind();
            Condition.ofRule(source).bind("value");
        } catch (ConditionMistake told) {
            int length = source.codePointCount(0, source.length());
            if (told.position() < 1 || told.position() > length + 1) {
                throw new AssertionError("character " + told.position() + " of " + length, told);
            }
            return;
        }
        Faults faults = new Faults();
        Batch batch = new Batch(Budget.unlimited(), s -> new SchemaPath(new Schema[] {s}, null), faults);
        RecordSource records = ReaderTrial.format("jsonl")
                .read(
                        List.of(MemoryInput.of("in", RECORDS)),
                        ReaderTrial.format("jsonl").readerOptions().defaults());
        Decoder decoder = records.decoder();
        RawChunk raw = new RawChunk();
        try (ChunkSource chunks = records.open(1 << 20)) {
            while (chunks.next(raw, 10, 1 << 20)) {
                decoder.decode(raw, batch, faults);
                for (int row = 0; row < batch.rows(); row++) {
                    if (condition.holds(batch, row) != condition.holds(batch, row)) {
                        throw new AssertionError("asked twice, it answers differently: " + source);
                    }
                }
            }
        }
    }
}
