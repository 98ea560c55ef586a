package bio.sluice.testkit;

import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A storage in which something happens at the N-th operation: it fails once, like a network that is gone for a moment;
/// runs full; or stops altogether, like a process that is killed. Or it is well, but slow, or reads little at a time.
///
/// Counts whatever may fail: finding, reading, creating, writing, flushing, syncing, finishing, closing, renaming,
/// deleting, locking. An operation has a name, such as `write out.jsonl`. Thread-safe.
public final class FaultyStorage implements Storage {
    private final Storage storage;
    private final Fault fault;
    private final AtomicInteger operations = new AtomicInteger();
    private volatile String failed;

    /// What is wrong with a storage. Called before each operation.
    @FunctionalInterface
    public interface Fault {
        /// @param number of the operation, from 1
        /// @param name of the operation
        /// @throws IOException if it fails
        void strike(int number, String name) throws IOException;

        /// Most bytes that one read gives.
        default int mostBytesRead() {
            return Integer.MAX_VALUE;
        }

        /// Whether a write that fails has written half of its bytes.
        default boolean tears() {
            return false;
        }
    }

    /// @param storage what does the work
    /// @param fault what is wrong with it
    public FaultyStorage(Storage storage, Fault fault) {
        this.storage = storage;
        this.fault = fault;
    }

    /// A storage whose operation `number` fails, and no other; 0 for none.
    public static FaultyStorage failingAt(Storage storage, int number) {
        return new FaultyStorage(storage, (n, name) -> {
            if (n == number) {
                throw new IOException(name + ": no space left on device");
            }
        });
    }

    /// A storage of which nothing works any more from its operation `number` on. A write that it interrupts leaves half
    /// of its bytes.
    public static FaultyStorage haltingAt(Storage storage, int number) {
        return new FaultyStorage(storage, new Fault() {
            @Override
            public void strike(int n, String name) throws IOException {
                if (n >= number) {
                    throw new IOException(name + ": the process is gone");
                }
            }

            @Override
            public boolean tears() {
                return true;
            }
        });
    }

    /// A storage that takes no more bytes from its operation `number` on; all else works.
    public static FaultyStorage fullFrom(Storage storage, int number) {
        return new FaultyStorage(storage, new Fault() {
            @Override
            public void strike(int n, String name) throws IOException {
                if (n >= number && (name.startsWith("write ") || name.startsWith("create "))) {
                    throw new IOException(name + ": no space left on device");
                }
            }

            @Override
            public boolean tears() {
                return true;
            }
        });
    }

    /// A storage that runs `action` before an operation of this name, such as one that ends the process.
    public static FaultyStorage before(Storage storage, String operation, Runnable action) {
        return new FaultyStorage(storage, (n, name) -> {
            if (name.equals(operation)) {
                action.run();
            }
        });
    }

    /// A storage that gives at most `bytes` in one read.
    public static FaultyStorage readingShort(Storage storage, int bytes) {
        return new FaultyStorage(storage, new Fault() {
            @Override
            public void strike(int n, String name) {
                // all is well
            }

            @Override
            public int mostBytesRead() {
                return bytes;
            }
        });
    }

    /// What failed first, such as `write out.jsonl`; null if nothing did yet.
    public String failed() {
        return failed;
    }

    private void operation(String name) throws IOException {
        try {
            fault.strike(operations.incrementAndGet(), name);
        } catch (IOException struck) {
            failed = failed == null ? name : failed;
            throw struck;
        }
    }

    @Override
    public boolean handles(String location) {
        return storage.handles(location);
    }

    @Override
    public List<InputFile> find(String pattern) throws IOException {
        operation("find " + pattern);
        List<InputFile> found = new ArrayList<>();
        for (InputFile file : storage.find(pattern)) {
            found.add(new Input(file));
        }
        return found;
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

    private final class Input implements InputFile {
        private final InputFile file;

        Input(InputFile file) {
            this.file = file;
        }

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public boolean reopenable() {
            return file.reopenable();
        }

        @Override
        public ByteInput open() throws IOException {
            operation("open " + name());
            return new Reader(name(), file.open());
        }
    }

    private final class Reader implements ByteInput {
        private final String name;
        private final ByteInput input;

        Reader(String name, ByteInput input) {
            this.name = name;
            this.input = input;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            operation("read " + name);
            return input.read(into, offset, Math.min(length, fault.mostBytesRead()));
        }

        @Override
        public long storedBytes() {
            return input.storedBytes();
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
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
            boolean before = failed == null;
            try {
                operation("write " + location);
            } catch (IOException torn) {
                if (before && fault.tears()) {
                    file.write(bytes, offset, length / 2);
                }
                throw torn;
            }
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
