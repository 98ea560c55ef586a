package bio.sluice.testkit;

import bio.sluice.fault.Faults;
import bio.sluice.fault.RunStopped;
import bio.sluice.record.Batch;
import bio.sluice.record.Field;
import bio.sluice.record.Schema;
import bio.sluice.record.ValueWriter;
import bio.sluice.stream.Counter;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.Tally;

/// Does what a field of the record tells it to; other records pass. For tests of whatever runs processors.
///
/// | text | effect |
/// |---|---|
/// | `throw` | throws `IllegalStateException: told to` |
/// | `overflow` | throws `StackOverflowError` |
/// | `exhaust` | throws `OutOfMemoryError: told to` |
/// | `stop` | stops the run |
/// | `drop`, `fail`, `warn` | as they say |
/// | `aside` | sets the record aside and drops it |
/// | `expand=N` | adds N copies |
/// | `huge=N` | sets the field `added` to N bytes |
///
/// Counts the live records it sees under `processors/scripted/seen`.
public final class ScriptedProcessor implements Processor {
    private final Field script;
    private final Field added = Field.named("added");
    private Counter seen;

    private ScriptedProcessor(String column) {
        script = Field.named(column);
    }

    /// A factory of processors that obey `column`.
    public static ProcessorFactory obeying(String column) {
        return () -> new ScriptedProcessor(column);
    }

    @Override
    public void initialize(ProcessorContext context) {
        seen = context.counter("processors/scripted/seen");
    }

    @Override
    public Schema outputSchema(Schema in) {
        return in.with("added");
    }

    @Override
    public void process(Batch batch, Faults faults, Tally tally) {
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            if (batch.live(row)) {
                tally.add(seen, 1);
                obey(batch.text(row, script), batch, row, faults);
            }
        }
    }

    private void obey(String text, Batch batch, int row, Faults faults) {
        if (text == null) {
            return;
        }
        if (text.startsWith("expand=")) {
            batch.expand(row, number(text));
        } else if (text.startsWith("huge=")) {
            writeHuge(batch.set(row, added), number(text));
        } else {
            obeyWord(text, batch, row, faults);
        }
    }

    private static void obeyWord(String word, Batch batch, int row, Faults faults) {
        switch (word) {
            case "throw" -> throw new IllegalStateException("told to");
            case "overflow" -> throw new StackOverflowError();
            case "exhaust" -> throw new OutOfMemoryError("told to");
            case "stop" -> throw new RunStopped(RunStopped.Reason.INPUT_OUTPUT, "a record says stop");
            case "drop" -> batch.drop(row);
            case "fail" -> batch.fail(row, "told_to_fail", "script", word, "the record says fail", "let it pass");
            case "warn" -> faults.warn(batch.record(row), batch.recordStart(row), "told_to_warn", "the record warns");
            case "aside" -> {
                batch.setAside(row);
                batch.drop(row);
            }
            default -> {
                // a record without a script
            }
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring(text.indexOf('=') + 1));
    }

    private static void writeHuge(ValueWriter writer, int bytes) {
        byte[] piece = new byte[1 << 10];
        java.util.Arrays.fill(piece, (byte) 'x');
        writer.beginArray();
        for (int left = bytes; left > 0; left -= piece.length) {
            writer.text(piece, 0, Math.min(left, piece.length));
        }
        writer.endArray();
    }
}
