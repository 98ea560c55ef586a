package bio.sluice.testkit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// Names of files and folders in memory, and which of their changes a power failure would undo. Guarded by its storage.
///
/// A change (a name appears, disappears, or becomes another) happens wholly or not at all. It is durable when a folder
/// that it touches is synced; until then a power failure may undo it, whatever became of earlier and later ones.
final class MemoryNames {
    /// A folder has no content.
    static final MemoryFile FOLDER = new MemoryFile();

    private final SortedMap<String, MemoryFile> now = new TreeMap<>();
    private final SortedMap<String, MemoryFile> durable = new TreeMap<>();
    private final List<Change> pending = new ArrayList<>();

    /// @param gone the name that disappears, or null
    /// @param come the name that appears, or null
    private record Change(String gone, String come, MemoryFile file) {
        boolean touches(String folder) {
            return gone != null && folderOf(gone).equals(folder)
                    || come != null && folderOf(come).equals(folder);
        }

        void apply(SortedMap<String, MemoryFile> names) {
            if (gone != null) {
                names.remove(gone);
            }
            if (come != null) {
                names.put(come, file);
            }
        }
    }

    static String folderOf(String location) {
        int slash = location.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : location.substring(0, slash);
    }

    MemoryFile file(String name) {
        return now.get(name);
    }

    List<String> all() {
        return List.copyOf(now.keySet());
    }

    void add(String name, MemoryFile file) {
        change(new Change(null, name, file));
    }

    void rename(String from, String to) {
        change(new Change(from, to, now.get(from)));
    }

    /// Removes a name, and those below it before it.
    void remove(String name) {
        for (String below :
                List.copyOf(now.tailMap(name + "/").headMap(name + "0").keySet())) {
            change(new Change(below, null, null));
        }
        if (now.containsKey(name)) {
            change(new Change(name, null, null));
        }
    }

    private void change(Change change) {
        change.apply(now);
        pending.add(change);
    }

    void sync(String folder) {
        for (Iterator<Change> changes = pending.iterator(); changes.hasNext(); ) {
            Change change = changes.next();
            if (change.touches(folder)) {
                changes.remove();
                change.apply(durable);
            }
        }
    }

    /// Leaves what was synced; of what was not, what chance says.
    ///
    /// @param chance null for nothing
    void loseUnsynced(Random chance) {
        for (Change change : pending) {
            boolean possible = change.gone() == null || durable.containsKey(change.gone());
            if (chance != null && possible && chance.nextBoolean()) {
                change.apply(durable);
            }
        }
        pending.clear();
        // What lies in a folder that is not there is lost with it.
        durable.keySet().removeIf(name -> name.contains("/") && durable.get(folderOf(name)) != FOLDER);
        now.clear();
        now.putAll(durable);
    }
}
