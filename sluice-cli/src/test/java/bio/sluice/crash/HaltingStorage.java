package bio.sluice.crash;

import bio.sluice.io.Storage;
import bio.sluice.testkit.FaultyStorage;
import bio.sluice.testkit.PrefixedStorage;
import java.util.ServiceLoader;

/// The plugin for `halt://FILE`: the local file, on which the JVM halts before the operation that `HALT_BEFORE` names.
public final class HaltingStorage extends PrefixedStorage {
    static final String SCHEME = "halt://";
    static final String VARIABLE = "HALT_BEFORE";
    static final int EXIT = 99;

    private static Storage halting;

    /// Made by the `ServiceLoader`.
    public HaltingStorage() {
        super(SCHEME, HaltingStorage::halting);
    }

    private static synchronized Storage halting() {
        if (halting == null) {
            Storage local = ServiceLoader.load(Storage.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(storage -> storage.handles("file.txt"))
                    .findFirst()
                    .orElseThrow();
            String operation = System.getenv().getOrDefault(VARIABLE, "none");
            halting = FaultyStorage.before(
                    local, operation, () -> Runtime.getRuntime().halt(EXIT));
        }
        return halting;
    }
}
