package bio.sluice.testkit;

import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A storage that fails at its N-th operation: at that one only, like a network that is gone for a moment, or at all
/// from there on, like a process that is killed or a disk that is full.
/// Counts whatever may fail: creating, writing, flushing, syncing, finishing, closing, renaming, deleting. Thread-safe.
public final class FaultyStorage implements Storage {
    private final Storage storage;
    private final int failing;
    private final int last;
    private final AtomicInteger operations = new AtomicInteger();
    private volatile String failed;

    /// @param storage what does the work
    /// @param failing number of the operation that fails, from 1; 0 for none
    public FaultyStorage(Storage storage, int failing) {
        this(storage, failing, failing);
    }

    private FaultyStorage(Storage storage, int failing, int last) {
        this.storage = storage;
        this.failing = failing;
        this.last = last;
    }

    /// A storage of which nothing works any more from its operation `failing` on.
    public static FaultyStorage haltingAt(Storage storage, int failing) {
        return new FaultyStorage(storage, failing, Integer.MAX_VALUE);
    }

    /// What failed, such as `write out.jsonl`; null if nothing did yet.
    public String failed() {
        return failed;
    }

    private void operation(String name) throws IOException {
        int number = operations.incrementAndGet();
        if (failing > 0 && number >= failing && number <= last) {
            failed = failed == null ? name : failed;
            throw new IOException(name + ": no space left on device");
        }
    }

    @Override
    public boolean handles(String location) {
        return storage.handles(location);
    }

    @Override
    public List<InputFile> find(String pattern) throws IOException {
        operation("find " + pattern);
        return storage.find(pattern);
    }

    @Override
    public boolean exists(String location) {
        return storage.exists(location);
    }

    @Override
    public boolean isSpecial(String location) {
        return storage.isSpecial(location);
    }

    @Override
    public OutputFile create(String location) throws IOException {
        operation("create " + location);
        return new Writer(location, storage.create(location));
    }

    @Override
    public OutputFile reopen(String location, long length) throws IOException {
        operation("reopen " + location);
        return new Writer(location, storage.reopen(location, length));
    }

    @Override
    public Optional<Closeable> lock(String location) throws IOException {
        operation("lock " + location);
        return storage.lock(location);
    }

    @Override
    public void createFolder(String location) throws IOException {
        operation("create " + location);
        storage.createFolder(location);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        operation("rename " + from);
        storage.rename(from, to);
    }

    @Override
    public void delete(String location) throws IOException {
        operation("delete " + location);
        storage.delete(location);
    }

    @Override
    public void syncFolder(String location) throws IOException {
        operation("sync " + location);
        storage.syncFolder(location);
    }

    private final class Writer implements OutputFile {
        private final String location;
        private final OutputFile file;

        Writer(String location, OutputFile file) {
            this.location = location;
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            operation("write " + location);
            file.write(bytes, offset, length);
        }

        @Override
        public long position() {
            return file.position();
        }

        @Override
        public byte[] pending() {
            return file.pending();
        }

        @Override
        public void flush() throws IOException {
            operation("flush " + location);
            file.flush();
        }

        @Override
        public void sync() throws IOException {
            operation("sync " + location);
            file.sync();
        }

        @Override
        public void finish() throws IOException {
            operation("finish " + location);
            file.finish();
        }

        @Override
        public void close() throws IOException {
            operation("close " + location);
            file.close();
        }
    }
}
