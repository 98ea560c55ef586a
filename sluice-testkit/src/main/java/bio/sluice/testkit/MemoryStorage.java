package bio.sluice.testkit;

import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A storage in memory. Locations that begin with `special:` are special. Thread-safe.
public final class MemoryStorage implements Storage {
    private static final String SPECIAL = "special:";
    private static final byte[] FOLDER = {};

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final Set<String> locked = new HashSet<>();

    @Override
    public boolean handles(String location) {
        return true;
    }

    @Override
    public synchronized List<InputFile> find(String pattern) throws IOException {
        return List.of(new MemoryInput(pattern, content(pattern)));
    }

    @Override
    public synchronized boolean exists(String location) {
        return files.containsKey(location);
    }

    @Override
    public boolean isSpecial(String location) {
        return location.startsWith(SPECIAL);
    }

    @Override
    public synchronized OutputFile create(String location) throws IOException {
        int slash = location.lastIndexOf('/');
        if (slash > 0 && !isSpecial(location) && files.get(location.substring(0, slash)) != FOLDER) {
            throw new FileNotFoundException(location + ": no such folder");
        }
        files.put(location, new byte[0]);
        return new Writer(location);
    }

    @Override
    public synchronized OutputFile reopen(String location, long length) throws IOException {
        byte[] content = content(location);
        if (length > content.length) {
            throw new IOException(location + " is shorter than " + length + " bytes");
        }
        Writer writer = new Writer(location);
        writer.write(content, 0, (int) length);
        writer.flush();
        return writer;
    }

    @Override
    public synchronized Optional<Closeable> lock(String location) {
        if (files.putIfAbsent(location, new byte[0]) == null) {
            locked.add(location);
        } else if (!locked.add(location)) {
            return Optional.empty();
        }
        return Optional.of(() -> unlock(location));
    }

    private synchronized void unlock(String location) {
        locked.remove(location);
    }

    @Override
    public synchronized void createFolder(String location) {
        files.put(location, FOLDER);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        files.put(to, content(from));
        files.remove(from);
    }

    @Override
    public synchronized void delete(String location) {
        files.remove(location);
        files.keySet().removeIf(file -> file.startsWith(location + "/"));
    }

    @Override
    public void syncFolder(String location) {
        // Memory is as durable as it gets.
    }

    private byte[] content(String location) throws IOException {
        byte[] content = files.get(location);
        if (content == null) {
            throw new FileNotFoundException(location);
        }
        return content;
    }

    /// What exists, in order.
    public synchronized List<String> names() {
        return List.copyOf(files.keySet());
    }

    /// The content of a file as text.
    public synchronized String text(String location) throws IOException {
        return new String(content(location), StandardCharsets.UTF_8);
    }

    /// Makes a file that holds `text`.
    public synchronized void put(String location, String text) {
        files.put(location, text.getBytes(StandardCharsets.UTF_8));
    }

    private final class Writer implements OutputFile {
        private final String location;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        Writer(String location) {
            this.location = location;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            written.write(bytes, offset, length);
        }

        @Override
        public long position() {
            return written.size();
        }

        @Override
        public void flush() {
            synchronized (MemoryStorage.this) {
                files.computeIfPresent(location, (name, before) -> written.toByteArray());
            }
        }

        @Override
        public void sync() {
            flush();
        }

        @Override
        public void finish() {
            flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
