package bio.sluice.app.job;

import bio.sluice.io.Storage;
import bio.sluice.testkit.PrefixedStorage;

/// The plugin for `power://FILE`: whatever storage a test has put there.
public final class PowerStorage extends PrefixedStorage {
    static final String SCHEME = "power://";

    private static volatile Storage current;

    /// Made by the `ServiceLoader`.
    public PowerStorage() {
        super(SCHEME, () -> current);
    }

    /// From now on, `storage` is behind all locations.
    static void connect(Storage storage) {
        current = storage;
    }
}
