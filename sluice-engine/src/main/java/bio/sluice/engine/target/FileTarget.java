package bio.sluice.engine.target;

import bio.sluice.engine.target.OutputFiles.Existing;
import bio.sluice.fault.RunStopped;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps the output of a run in files. One run; thread-safe, though appends come in order.
///
/// Everything grows in `OUTPUT.sluice/` and is renamed when it is complete and durable, the output last: where it is,
/// the other files are too. Special files (a pipe, `/dev/null`, standard output) are written directly. A run that ends
/// without [#publish] or [#reject] leaves nothing behind.
///
/// Failures of the storage end the run with [RunStopped] naming the file; an output that nobody reads any more with
/// [bio.sluice.io.ClosedPipe].
public final class FileTarget implements Target {
    private static final String CHECKPOINT = "checkpoint";

    private final OutputFiles files;
    private final WorkFolder work;
    private final WrittenFile output;
    private final WrittenFile errors;
    private final WrittenFile unmatched;
    /// In the order of renaming.
    private final List<WrittenFile> all = new ArrayList<>();

    /// Opens nothing yet.
    public FileTarget(OutputFiles files) {
        this.files = files;
        work = new WorkFolder(home(files));
        errors = file("errors", files.errors(), "jsonl");
        unmatched = files.unmatched() == null ? null : file("unmatched", files.unmatched(), files.format());
        output = file("output", files.output(), files.format());
    }

    /// The file that names the work folder: the first that has one.
    private static FilePlace home(OutputFiles files) {
        return Stream.of(files.output(), files.errors(), files.unmatched())
                .filter(place -> place != null && !place.isSpecial())
                .findFirst()
                .orElse(files.output());
    }

    private WrittenFile file(String role, FilePlace place, String format) {
        WrittenFile file = new WrittenFile(role, place, format, work.nameFor(role, place));
        all.add(file);
        return file;
    }

    @Override
    public synchronized void open(byte[] head) throws IOException {
        requireApart();
        if (files.existing() == Existing.REFUSE) {
            output.requireNew();
            all.forEach(WrittenFile::requireNew);
            work.requireNew();
        }
        guarded(work::create);
        for (WrittenFile file : all) {
            file.create(files.digest());
        }
        output.write(head);
        if (unmatched != null) {
            unmatched.write(head);
        }
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
    public synchronized void append(EncodedChunk chunk) throws IOException {
        output.write(chunk.output(), chunk.ledger().written());
        errors.write(chunk.deadLetters(), chunk.ledger().dead());
        if (unmatched != null) {
            unmatched.write(chunk.aside(), chunk.asideRecords());
        }
    }

    /// The stored length of each file, as `errors=12 unmatched=0 output=3456`.
    @Override
    public synchronized String mark() throws IOException {
        StringJoiner mark = new StringJoiner(" ");
        for (WrittenFile file : all) {
            mark.add(file.role() + "=" + file.position());
        }
        return mark.toString();
    }

    /// Makes the files durable and then puts `checkpoint` into the work folder, after a line with `mark`.
    @Override
    public synchronized void commit(String mark, byte[] checkpoint) throws IOException {
        for (WrittenFile file : all) {
            if (!file.isSpecial()) {
                file.sync();
            }
        }
        Storage storage = work.storage();
        String name = work.nameFor(CHECKPOINT);
        guarded(() -> {
            try (OutputFile aside = storage.create(name + ".new")) {
                byte[] line = (mark + "\n").getBytes(StandardCharsets.UTF_8);
                aside.write(line, 0, line.length);
                aside.write(checkpoint, 0, checkpoint.length);
                aside.finish();
                aside.sync();
            }
            storage.rename(name + ".new", name);
            storage.syncFolder(work.location());
        });
    }

    /// Always empty: runs start afresh.
    @Override
    public Optional<byte[]> restore() {
        return Optional.empty();
    }

    @Override
    public synchronized List<OutputSummary> publish() throws IOException {
        return conclude("");
    }

    /// The output stays as `OUTPUT.rejected`, unmatched records likewise; dead letters get their final name, for they
    /// say why.
    @Override
    public synchronized List<OutputSummary> reject() throws IOException {
        return conclude(".rejected");
    }

    private List<OutputSummary> conclude(String suffix) throws IOException {
        for (WrittenFile file : all) {
            file.finish();
        }
        for (WrittenFile file : all) {
            file.rename(file == errors ? "" : suffix);
        }
        Set<FilePlace> renamed = all.stream()
                .filter(file -> !file.isSpecial())
                .map(WrittenFile::place)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (FilePlace place : renamed) {
            guarded(() -> place.storage().syncFolder(place.folder()));
        }
        guarded(work::delete);
        List<OutputSummary> summaries = new ArrayList<>();
        summaries.add(output.summary());
        for (WrittenFile file : all) {
            if (file != output) {
                summaries.add(file.summary());
            }
        }
        return summaries;
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            for (WrittenFile file : all) {
                file.close();
            }
        } finally {
            guarded(work::delete);
        }
    }

    private void guarded(StorageStep step) throws IOException {
        step.guarded(files.output().location(), false);
    }
}
