package bio.sluice.testkit;

import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Another storage under names with a prefix, such as `power://`: the base of plugins that tests put before the storage
/// they want to watch. As thread-safe as the one behind.
public abstract class PrefixedStorage implements Storage {
    private final String prefix;
    private final Supplier<Storage> behind;

    /// @param prefix of all locations
    /// @param behind gives the storage that knows them without it
    protected PrefixedStorage(String prefix, Supplier<Storage> behind) {
        this.prefix = prefix;
        this.behind = behind;
    }

    private String within(String location) {
        return location.length() <= prefix.length() ? "." : location.substring(prefix.length());
    }

    @Override
    public boolean handles(String location) {
        return location.startsWith(prefix);
    }

    @Override
    public List<InputFile> find(String pattern) throws IOException {
        return behind.get().find(within(pattern));
    }

    @Override
    public boolean exists(String location) {
        return behind.get().exists(within(location));
    }

    @Override
    public boolean isSpecial(String location) {
        return behind.get().isSpecial(within(location));
    }

    @Override
    public OutputFile create(String location) throws IOException {
        return behind.get().create(within(location));
    }

    @Override
    public OutputFile reopen(String location, long length) throws IOException {
        return behind.get().reopen(within(location), length);
    }

    @Override
    public Optional<Closeable> lock(String location) throws IOException {
        return behind.get().lock(within(location));
    }

    @Override
    public void createFolder(String location) throws IOException {
        behind.get().createFolder(within(location));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        behind.get().rename(within(from), within(to));
    }

    @Override
    public void delete(String location) throws IOException {
        behind.get().delete(within(location));
    }

    @Override
    public void syncFolder(String location) throws IOException {
        behind.get().syncFolder(within(location));
    }
}
