package bio.sluice.app.plugin;

import bio.sluice.format.Format;
import bio.sluice.io.Compression;
import bio.sluice.io.Storage;
import bio.sluice.io.UnreadableInput;
import bio.sluice.plugin.Action;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.table.TableStore;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

/// All plugins on the class path. Immutable and thread-safe once made; each kind is loaded when first asked for, for
/// start-up time.
public final class Plugins {
    private final ClassLoader loader;
    private Map<String, Format> formats;
    private Map<String, ProcessorType> processors;
    private Map<String, Action> actions;
    private List<TableStore> stores;

    /// @param loader where to look
    public Plugins(ClassLoader loader) {
        this.loader = loader;
    }

    /// The plugins that the class path of Sluice holds.
    public static Plugins onClassPath() {
        return new Plugins(Plugins.class.getClassLoader());
    }

    /// All formats in order of their names.
    public List<Format> formats() {
        return List.copyOf(formatsByName().values());
    }

    /// The format of this name, or null.
    public Format format(String name) {
        return formatsByName().get(name);
    }

    private synchronized Map<String, Format> formatsByName() {
        if (formats == null) {
            formats = byName(Format.class, Format::name);
        }
        return formats;
    }

    /// All processors by name.
    public synchronized Map<String, ProcessorType> processors() {
        if (processors == null) {
            processors = byName(ProcessorType.class, ProcessorType::name);
        }
        return processors;
    }

    /// All actions by name.
    public synchronized Map<String, Action> actions() {
        if (actions == null) {
            actions = byName(Action.class, Action::name);
        }
        return actions;
    }

    /// All storages.
    public List<Storage> storages() {
        return all(Storage.class);
    }

    /// All compressions.
    public List<Compression> compressions() {
        return all(Compression.class);
    }

    /// All stores of tables.
    public synchronized List<TableStore> stores() {
        if (stores == null) {
            stores = all(TableStore.class);
        }
        return stores;
    }

    /// The store that an address belongs to, or null; then it is a file's.
    ///
    /// @param address may be null
    public TableStore store(String address) {
        return stores().stream()
                .filter(store -> address != null && store.handles(address))
                .findFirst()
                .orElse(null);
    }

    /// Kinds of files that are recognised but not read.
    public List<UnreadableInput> unreadable() {
        return all(UnreadableInput.class);
    }

    private <T> List<T> all(Class<T> kind) {
        return ServiceLoader.load(kind, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private <T> Map<String, T> byName(Class<T> kind, Function<T, String> name) {
        Map<String, T> found = new LinkedHashMap<>();
        all(kind).stream().sorted(Comparator.comparing(name)).forEach(plugin -> {
            T other = found.put(name.apply(plugin), plugin);
            if (other != null && other.getClass() != plugin.getClass()) {
                throw new ServiceConfigurationError("two plugins are called " + name.apply(plugin) + ": "
                        + other.getClass().getName() + " and "
                        + plugin.getClass().getName());
            }
        });
        return found;
    }
}
