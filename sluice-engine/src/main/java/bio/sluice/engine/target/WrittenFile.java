package bio.sluice.engine.target;

import bio.sluice.fault.RunStopped;
import bio.sluice.io.OutputFile;
import bio.sluice.record.ByteSink;
import bio.sluice.stream.OutputSummary;
import java.io.Closeable;
import java.io.IOException;

/// One file of a run on its way from its working name to its final one. One thread at a time.
///
/// A special file is written under its own name from the start, and never renamed.
final class WrittenFile implements Closeable {
    /// Small chunks are collected, so that they do not cost a system call each.
    private static final int BUFFER = 64 << 10;

    private final String role;
    private final FilePlace place;
    private final String format;
    private final String workingName;
    private final boolean special;
    private DigestedFile stored;
    private OutputFile file;
    private byte[] buffer;
    private int buffered;
    private long records;
    private String finalName;

    WrittenFile(String role, FilePlace place, String format, String workingName) {
        this.role = role;
        this.place = place;
        this.format = format;
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

    void create(DigestAlgorithm algorithm) throws IOException {
        guarded(() -> {
            stored = new DigestedFile(place.storage().create(workingName), algorithm.begin());
            file = stored;
            if (place.compression() != null) {
                file = place.compression().packed(stored);
            }
        });
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

    void flush() throws IOException {
        guarded(() -> {
            drain();
            file.flush();
        });
    }

    /// Bytes stored so far.
    long position() throws IOException {
        flush();
        return file.position();
    }

    void sync() throws IOException {
        guarded(() -> {
            drain();
            file.sync();
        });
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
        close();
    }

    /// Makes the finished file visible.
    ///
    /// @param suffix what its final name ends in beside what the user said
    void rename(String suffix) throws IOException {
        if (!special) {
            finalName = place.location() + suffix;
            guarded(() -> place.storage().rename(workingName, finalName));
        }
    }

    OutputSummary summary() {
        return special
                ? new OutputSummary(role, finalName, format, records, -1, null)
                : new OutputSummary(role, finalName, format, records, stored.size(), stored.digest());
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            OutputFile open = file;
            file = null;
            guarded(open::close);
        }
    }

    private void guarded(StorageStep step) throws IOException {
        step.guarded(place.location(), special);
    }
}
