package bio.sluice.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What the processors of a run share, such as an open graph. Thread-safe.
final class SharedThings {
    private final Map<String, Object> things = new LinkedHashMap<>();

    /// The thing called `key`, made by the first that asks.
    @SuppressWarnings("unchecked")
    synchronized <T> T get(String key, Supplier<T> maker) {
        Object thing = things.get(key);
        if (thing == null) {
            thing = maker.get();
            things.put(key, thing);
        }
        return (T) thing;
    }

    /// Closes what can be closed.
    synchronized void close(Failure failure) {
        for (Object thing : things.values()) {
            if (thing instanceof AutoCloseable closeable) {
                failure.guard(closeable::close);
            }
        }
        things.clear();
    }
}
