package bio.sluice.testkit;

import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.Target;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Keeps what a run writes in memory, and remembers how it ended. One run; read it when the run is over.
public class MemoryTarget implements Target {
    /// How far a target has come.
    public enum State {
        /// Not opened yet.
        NEW,
        /// Opened, and perhaps written to.
        OPEN,
        /// Published.
        PUBLISHED,
        /// Kept as rejected.
        REJECTED
    }

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final ByteArrayOutputStream aside = new ByteArrayOutputStream();
    private Ledger ledger = Ledger.EMPTY;
    private long asideRecords;
    private State state = State.NEW;
    private boolean closed;

    @Override
    public void open(byte[] head) {
        state = State.OPEN;
        output.writeBytes(head);
    }

    @Override
    public void append(EncodedChunk chunk) {
        output.write(chunk.output().bytes(), 0, chunk.output().length());
        errors.write(chunk.deadLetters().bytes(), 0, chunk.deadLetters().length());
        aside.write(chunk.aside().bytes(), 0, chunk.aside().length());
        ledger = ledger.plus(chunk.ledger());
        asideRecords += chunk.asideRecords();
    }

    @Override
    public List<OutputSummary> publish() {
        state = State.PUBLISHED;
        return summaries();
    }

    @Override
    public List<OutputSummary> reject() {
        state = State.REJECTED;
        return summaries();
    }

    private List<OutputSummary> summaries() {
        return List.of(
                new OutputSummary("output", "memory", "jsonl", ledger.written(), output.size(), null),
                new OutputSummary("errors", "memory", "jsonl", ledger.dead(), errors.size(), null));
    }

    @Override
    public void close() {
        closed = true;
    }

    /// The output as text.
    public String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    /// The dead letters as text.
    public String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    /// What was set aside, as text.
    public String aside() {
        return aside.toString(StandardCharsets.UTF_8);
    }

    /// Number of records set aside.
    public long asideRecords() {
        return asideRecords;
    }

    /// How far it has come.
    public State state() {
        return state;
    }

    /// Whether it was closed.
    public boolean isClosed() {
        return closed;
    }
}
