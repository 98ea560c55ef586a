package bio.sluice.engine.target;

import bio.sluice.engine.target.OutputFiles.Existing;
import bio.sluice.fault.RunStopped;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.OutputSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Keeps the output of a run in files. One run; calls come one at a time, [#commit] aside.
///
/// Everything grows in `OUTPUT.sluice/` and is renamed when it is complete and durable, the output last: where it is,
/// the other files are too. Special files (a pipe, `/dev/null`, standard output) are written directly. A run that ends
/// without [#publish] or [#reject] leaves nothing behind but its checkpoint and what belongs to it; without a
/// checkpoint, nothing. A run that has committed checkpoints keeps its work folder, and the lock on it, even when it is
/// published and closed, until [#discard] or [#release]: so whoever crashes before the manifest is written can still
/// finish, and nobody else begins before it is.
///
/// Failures of the storage end the run with [RunStopped] naming the file; an output that nobody reads any more with
/// [bio.sluice.io.ClosedPipe].
public final class FileTarget implements ContinuedTarget {
    private final OutputFiles files;
    private final WorkFolder work;
    private final WrittenFile output;
    private final WrittenFile errors;
    private final WrittenFile unmatched;
    private boolean replaces;
    private boolean concluded;
    /// In the order of renaming.
    private final List<WrittenFile> all = new ArrayList<>();

    /// Opens nothing yet.
    public FileTarget(OutputFiles files) {
        this.files = files;
        replaces = files.existing() == Existing.REPLACE;
        work = new WorkFolder(home(files));
        errors = file("errors", files.errors(), "jsonl");
        unmatched = files.unmatched() == null ? null : file("unmatched", files.unmatched(), files.format());
        output = files.output() == null ? null : file("output", files.output(), files.format());
    }

    /// The file that names the work folder: the first that has one.
    private static FilePlace home(OutputFiles files) {
        return Stream.of(files.output(), files.errors(), files.unmatched())
                .filter(place -> place != null && !place.isSpecial())
                .findFirst()
                .orElse(files.output() == null ? files.errors() : files.output());
    }

    private WrittenFile file(String role, FilePlace place, String format) {
        WrittenFile file = new WrittenFile(role, place, format, work.nameFor(role, place), files.digest());
        all.add(file);
        return file;
    }

    /// Whether what an earlier run has left is to be discarded.
    boolean startsAfresh() {
        return files.existing() != Existing.REFUSE;
    }

    @Override
    public boolean hasCheckpoint() {
        return work.hasCheckpoint();
    }

    @Override
    public void open(byte[] head) throws IOException {
        requireApart();
        if (files.existing() == Existing.REFUSE) {
            guarded(work::requireNew);
        }
        if (files.existing() != Existing.REPLACE) {
            requireNew();
        }
        guarded(work::clear);
        for (WrittenFile file : all) {
            file.create();
        }
        if (output != null) {
            output.write(head);
        }
        if (unmatched != null) {
            unmatched.write(head);
        }
    }

    private void requireNew() {
        if (output != null) {
            output.requireNew();
        }
        all.forEach(WrittenFile::requireNew);
    }

    private void requireApart() {
        Set<String> locations = new HashSet<>();
        for (WrittenFile file : all) {
            if (!file.isSpecial() && !locations.add(file.place().location())) {
                throw new RunStopped(
                        RunStopped.Reason.USAGE,
                        file.place().location() + " is to be written as " + file.role()
                                + " and as something else; name another file");
            }
        }
    }

    @Override
    public void append(EncodedChunk chunk) throws IOException {
        if (output != null) {
            output.write(chunk.output(), chunk.ledger().written());
        }
        errors.write(chunk.deadLetters(), chunk.ledger().dead());
        if (unmatched != null) {
            unmatched.write(chunk.aside(), chunk.asideRecords());
        }
    }

    /// How far each file has come; null if one of them is special.
    @Override
    public byte[] mark() throws IOException {
        if (all.stream().anyMatch(WrittenFile::isSpecial)) {
            return null;
        }
        StateWriter state = new StateWriter().flag(replaces).number(all.size());
        for (WrittenFile file : all) {
            file.mark().write(state);
        }
        return state.toBytes();
    }

    @Override
    public void commit(byte[] mark, byte[] checkpoint) throws IOException {
        for (WrittenFile file : all) {
            file.sync();
        }
        guarded(() -> work.commit(checkpoint));
    }

    @Override
    public Optional<byte[]> restore() throws IOException {
        requireApart();
        AtomicReference<Optional<byte[]>> checkpoint = new AtomicReference<>();
        guarded(() -> checkpoint.set(work.checkpointOfEarlierRun()));
        return checkpoint.get();
    }

    @Override
    public void reopen(byte[] mark) throws IOException {
        Map<String, FileMark> marks = new HashMap<>();
        StateReader state = new StateReader(mark);
        // The permission that the run was started with holds for its continuation.
        replaces |= state.flag();
        for (int n = state.count(); n > 0; n--) {
            FileMark file = FileMark.read(state);
            marks.put(file.role(), file);
        }
        boolean complete = marks.values().stream().allMatch(FileMark::complete);
        if (!complete && !replaces) {
            requireNew(); // completed files may have been renamed already; renaming the others refuses what is there
        }
        for (WrittenFile file : all) {
            FileMark at = marks.get(file.role());
            if (at == null) {
                throw new RunStopped(
                        RunStopped.Reason.RESUME,
                        "cannot resume: the checkpoint knows no file of " + file.role() + "; --restart starts afresh");
            }
            file.reopen(at);
        }
    }

    @Override
    public void finish() throws IOException {
        for (WrittenFile file : all) {
            file.finish();
        }
    }

    @Override
    public List<OutputSummary> publish() throws IOException {
        return conclude("");
    }

    /// The output stays as `OUTPUT.rejected`, unmatched records likewise; dead letters get their final name, for they
    /// say why.
    @Override
    public List<OutputSummary> reject() throws IOException {
        return conclude(".rejected");
    }

    private List<OutputSummary> conclude(String suffix) throws IOException {
        for (WrittenFile file : all) {
            file.rename(file == errors ? "" : suffix, replaces);
        }
        concluded = true;
        Set<String> synced = new HashSet<>();
        for (WrittenFile file : all) {
            FilePlace place = file.place();
            if (!file.isSpecial() && synced.add(place.folder())) {
                guarded(() -> place.storage().syncFolder(place.folder()));
            }
        }
        guarded(work::clean);
        List<OutputSummary> summaries = new ArrayList<>();
        if (output != null) {
            summaries.add(output.summary());
        }
        for (WrittenFile file : all) {
            if (file != output) {
                summaries.add(file.summary());
            }
        }
        return summaries;
    }

    @Override
    public void discard() throws IOException {
        guarded(work::remove);
    }

    @Override
    public void release() throws IOException {
        guarded(work::release);
    }

    @Override
    public void close() throws IOException {
        try {
            for (WrittenFile file : all) {
                file.close();
            }
        } finally {
            if (!concluded || !work.isCommitted()) {
                guarded(work::close);
            }
        }
    }

    private void guarded(StorageStep step) throws IOException {
        step.guarded(home(files).location(), false);
    }
}
