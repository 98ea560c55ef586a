package bio.sluice.engine.target;

import bio.sluice.fault.Faults;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.OutputSummary;
import bio.sluice.table.TableTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Keeps the rows of a run in a table, and its dead letters and unmatched records in files. One run; calls come one at
/// a time.
///
/// The checkpoint is committed with the rows, behind the files that it names: whichever of the two a crash leaves
/// ahead,
/// going on cuts the files back to what the database says. The work folder of the files holds the name under which the
/// database keeps the checkpoint, and nothing else that counts, so that two runs into one table never meet.
public final class DatabaseTarget implements ContinuedTarget {
    private static final int RUN_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TableTarget table;
    private final FileTarget files;
    private final boolean resumable;
    private String run;

    /// @param table prepared
    /// @param files without an output
    /// @param resumable whether checkpoints will be taken
    public DatabaseTarget(TableTarget table, FileTarget files, boolean resumable) {
        this.table = table;
        this.files = files;
        this.resumable = resumable;
    }

    @Override
    public boolean hasCheckpoint() {
        return files.hasCheckpoint();
    }

    @Override
    public boolean isTransactional() {
        return true;
    }

    @Override
    public void open(byte[] head) throws IOException {
        if (run == null && files.startsAfresh()) {
            run = earlier().orElse(null);
        }
        if (run != null) {
            // What a run without a checkpoint, or one not gone on with, has left in the database.
            table.run(run, true);
            table.discard();
        }
        files.open(head);
        byte[] name = new byte[RUN_BYTES];
        RANDOM.nextBytes(name);
        run = HexFormat.of().formatHex(name);
        table.run(run, resumable);
        table.open(head);
    }

    private Optional<String> earlier() throws IOException {
        return files.restore().map(id -> new String(id, StandardCharsets.US_ASCII));
    }

    @Override
    public void offer(EncodedChunk chunk, Faults late) throws IOException {
        table.offer(chunk, late);
    }

    @Override
    public boolean offer(List<EncodedChunk> chunks) throws IOException {
        return table.offer(chunks);
    }

    @Override
    public void withdraw() throws IOException {
        table.withdraw();
    }

    @Override
    public void append(EncodedChunk chunk) throws IOException {
        table.append(chunk);
        files.append(chunk);
    }

    @Override
    public byte[] mark() throws IOException {
        byte[] written = files.mark();
        return written == null
                ? null
                : new StateWriter().bytes(written).bytes(table.mark()).toBytes();
    }

    @Override
    public void commit(byte[] mark, byte[] checkpoint) throws IOException {
        files.commit(mark, run.getBytes(StandardCharsets.US_ASCII));
        table.commit(mark, checkpoint);
    }

    @Override
    public Optional<byte[]> restore() throws IOException {
        Optional<String> id = earlier();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        run = id.get();
        table.run(run, true);
        return table.restore();
    }

    @Override
    public void reopen(byte[] mark) throws IOException {
        StateReader state = new StateReader(mark);
        files.reopen(state.bytes());
        table.reopen(state.bytes());
        state.end();
    }

    @Override
    public void finish() throws IOException {
        files.finish();
        table.finish();
    }

    /// The files first: where the rows are, the files are too.
    @Override
    public List<OutputSummary> publish() throws IOException {
        List<OutputSummary> side = files.publish();
        return together(table.publish(), side);
    }

    @Override
    public List<OutputSummary> reject() throws IOException {
        List<OutputSummary> side = files.reject();
        return together(table.reject(), side);
    }

    private static List<OutputSummary> together(List<OutputSummary> rows, List<OutputSummary> side) {
        List<OutputSummary> all = new ArrayList<>(rows);
        all.addAll(side);
        return all;
    }

    /// The work folder goes first: a checkpoint that nobody can find does no harm, a name without its checkpoint would
    /// let the rows be written again.
    @Override
    public void discard() throws IOException {
        files.discard();
        table.discard();
    }

    @Override
    public void release() throws IOException {
        try {
            files.release();
        } finally {
            table.close();
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
