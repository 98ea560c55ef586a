package bio.sluice.app.job;

import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The plugin for `power://FILE`: whatever storage a test has put there.
public final class PowerStorage implements Storage {
    static final String SCHEME = "power://";

    private static volatile Storage current;

    /// Made by the `ServiceLoader`.
    public PowerStorage() {}

    /// From now on, `storage` is behind all locations.
    static void connect(Storage storage) {
        current = storage;
    }

    private static String within(String location) {
        return location.length() <= SCHEME.length() ? "." : location.substring(SCHEME.length());
    }

    @Override
    public boolean handles(String location) {
        return location.startsWith(SCHEME);
    }

    @Override
    public List<InputFile> find(String pattern) throws IOException {
        return current.find(within(pattern));
    }

    @Override
    public boolean exists(String location) {
        return current.exists(within(location));
    }

    @Override
    public boolean isSpecial(String location) {
        return false;
    }

    @Override
    public OutputFile create(String location) throws IOException {
        return current.create(within(location));
    }

    @Override
    public OutputFile reopen(String location, long length) throws IOException {
        return current.reopen(within(location), length);
    }

    @Override
    public Optional<Closeable> lock(String location) throws IOException {
        return current.lock(within(location));
    }

    @Override
    public void createFolder(String location) throws IOException {
        current.createFolder(within(location));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        current.rename(within(from), within(to));
    }

    @Override
    public void delete(String location) throws IOException {
        current.delete(within(location));
    }

    @Override
    public void syncFolder(String location) throws IOException {
        current.syncFolder(within(location));
    }
}
