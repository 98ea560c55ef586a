package bio.sluice.engine.target;

import bio.sluice.engine.target.DigestAlgorithm.Digest;
import bio.sluice.fault.RunStopped;
import bio.sluice.io.ByteInput;
import bio.sluice.io.OutputFile;
import bio.sluice.record.ByteSink;
import bio.sluice.stream.OutputSummary;
import java.io.Closeable;
import java.io.IOException;

/// One file of a run on its way from its working name to its final one. One thread at a time, [#sync] aside.
///
/// A special file is written under its own name from the start, and never renamed.
final class WrittenFile implements Closeable {
    /// Small chunks are collected, so that they do not cost a system call each.
    private static final int BUFFER = 64 << 10;

    private final String role;
    private final FilePlace place;
    private final String format;
    private final String workingName;
    private final DigestAlgorithm algorithm;
    private final boolean special;
    private DigestedFile stored;
    private volatile OutputFile file;
    private byte[] buffer;
    private int buffered;
    private long records;
    private String finalName;
    /// What the file was when it was completed.
    private FileMark complete;

    WrittenFile(String role, FilePlace place, String format, String workingName, DigestAlgorithm algorithm) {
        this.role = role;
        this.place = place;
        this.format = format;
        this.algorithm = algorithm;
        this.special = place.isSpecial();
        this.workingName = special ? place.location() : workingName;
        this.finalName = place.location();
    }

    String role() {
        return role;
    }

    FilePlace place() {
        return place;
    }

    boolean isSpecial() {
        return special;
    }

    /// Refuses to go on if the file exists under its final name.
    void requireNew() {
        if (!special && place.storage().exists(place.location())) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE,
                    place.location() + " exists already; --force overwrites it, or name another file");
        }
    }

    void create() throws IOException {
        guarded(() -> open(new DigestedFile(place.storage().create(workingName), algorithm.begin(), 0)));
    }

    private void open(DigestedFile stored) {
        this.stored = stored;
        file = place.compression() == null ? stored : place.compression().packed(stored);
    }

    /// Goes on behind what an earlier attempt has made durable.
    ///
    /// @throws RunStopped if that is not there any more
    void reopen(FileMark mark) throws IOException {
        records = mark.records();
        if (mark.complete()) {
            complete = mark;
            if (place.storage().exists(workingName)) {
                requireSame(workingName, mark);
            }
            return;
        }
        Digest digest = requireSame(workingName, mark);
        guarded(() -> {
            open(new DigestedFile(place.storage().reopen(workingName, mark.size()), digest, mark.size()));
            file.write(mark.pending(), 0, mark.pending().length);
        });
    }

    /// Reads what the mark covers.
    ///
    /// @return its digest, to go on with
    private Digest requireSame(String name, FileMark mark) throws IOException {
        if (!place.storage().exists(name)) {
            throw gone(name + " is gone");
        }
        Digest digest = algorithm.begin();
        guarded(() -> {
            byte[] bytes = new byte[BUFFER];
            try (ByteInput written = place.storage().find(name).get(0).open()) {
                for (long left = mark.size(); left > 0; ) {
                    int n = written.read(bytes, 0, (int) Math.min(left, bytes.length));
                    if (n < 0) {
                        throw gone(name + " is shorter than it was");
                    }
                    digest.update(bytes, 0, n);
                    left -= n;
                }
            }
        });
        if (!digest.text().equals(mark.digest())) {
            throw gone(name + " has changed");
        }
        return digest;
    }

    private static RunStopped gone(String what) {
        return new RunStopped(
                RunStopped.Reason.RESUME,
                "cannot resume: " + what + " since the checkpoint was written; --restart starts afresh");
    }

    void write(byte[] bytes) throws IOException {
        guarded(() -> write(bytes, bytes.length));
    }

    /// Writes the records in `sink`; a special file hands them on at once, for somebody may be waiting.
    void write(ByteSink sink, long more) throws IOException {
        records += more;
        if (sink.length() > 0) {
            guarded(() -> write(sink.bytes(), sink.length()));
            if (special) {
                flush();
            }
        }
    }

    private void write(byte[] bytes, int length) throws IOException {
        if (length > BUFFER - buffered) {
            drain();
        }
        if (length >= BUFFER) {
            file.write(bytes, 0, length);
            return;
        }
        if (buffer == null) {
            buffer = new byte[BUFFER];
        }
        System.arraycopy(bytes, 0, buffer, buffered, length);
        buffered += length;
    }

    private void drain() throws IOException {
        if (buffered > 0) {
            file.write(buffer, 0, buffered);
            buffered = 0;
        }
    }

    private void flush() throws IOException {
        guarded(() -> {
            drain();
            file.flush();
        });
    }

    /// How far the file has come.
    FileMark mark() throws IOException {
        if (complete != null) {
            return complete;
        }
        flush();
        return new FileMark(role, stored.position(), stored.digest(), records, file.pending(), false);
    }

    /// Makes durable what [#mark] has covered so far. Beside writes.
    void sync() throws IOException {
        OutputFile open = file;
        if (open != null) {
            guarded(open::sync);
        }
    }

    /// Completes the file under its working name.
    void finish() throws IOException {
        guarded(() -> {
            drain();
            file.finish();
            if (special) {
                file.flush();
            } else {
                file.sync();
            }
        });
        complete = new FileMark(role, stored.position(), stored.digest(), records, new byte[0], true);
        close();
    }

    /// Makes the finished file visible. An earlier attempt may have done so.
    ///
    /// @param suffix what its final name ends in beside what the user said
    /// @param replaces whether what the user named may be replaced
    void rename(String suffix, boolean replaces) throws IOException {
        if (special) {
            return;
        }
        finalName = place.location() + suffix;
        if (place.storage().exists(workingName)) {
            if (suffix.isEmpty() && !replaces) {
                requireNew(); // somebody may have made it while this run was at work
            }
            guarded(() -> place.storage().rename(workingName, finalName));
        } else {
            requireSame(finalName, complete);
        }
    }

    OutputSummary summary() {
        return special
                ? new OutputSummary(role, finalName, format, records, -1, null)
                : new OutputSummary(role, finalName, format, records, complete.size(), complete.digest());
    }

    @Override
    public void close() throws IOException {
        OutputFile open = file;
        if (open != null) {
            file = null;
            guarded(open::close);
        }
    }

    private void guarded(StorageStep step) throws IOException {
        step.guarded(place.location(), special);
    }
}
