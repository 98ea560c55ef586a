package bio.sluice.app.verify;

import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.io.ByteInput;
import bio.sluice.io.Compression;
import bio.sluice.io.InputAround;
import bio.sluice.io.InputFile;
import bio.sluice.io.Storage;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/// Finds the files that a manifest names: where the run had them, seen from the working directory, else beside the
/// manifest. Immutable.
final class RunFiles {
    /// Enough for the signature of every compression.
    private static final int HEAD = 64;

    private final Plugins plugins;
    private final Path folder;

    /// @param manifest the manifest's place
    RunFiles(Plugins plugins, Path manifest) {
        this.plugins = plugins;
        this.folder = manifest.toAbsolutePath().getParent();
    }

    /// Whether the name is that of a device, a pipe, a standard stream or a database, which keep no file to look at.
    boolean isSpecial(String name) {
        return name.startsWith("/dev/")
                || name.startsWith("/proc/")
                || plugins.store(name) != null
                || plugins.storages().stream().anyMatch(storage -> storage.handles(name) && storage.isSpecial(name));
    }

    private Storage storage(String name) {
        return Inputs.storage(plugins, name);
    }

    /// Where the file is, or null if it is nowhere.
    String place(String name) {
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(name);
        try {
            Path path = Path.of(name);
            if (!path.isAbsolute()) {
                candidates.add(folder.resolve(path).toString());
            }
            if (path.getFileName() != null) {
                candidates.add(folder.resolve(path.getFileName()).toString());
            }
        } catch (InvalidPathException noPath) {
            // a location of another storage, which is where it says
        }
        return candidates.stream()
                .filter(place -> storage(place).exists(place))
                .findFirst()
                .orElse(null);
    }

    /// The file as stored, under the name that the run knew it by; null if it is nowhere.
    InputFile stored(String name) throws IOException {
        String place = place(name);
        return place == null ? null : new NamedFile(storage(place).find(place).get(0), name);
    }

    /// The content of a file, if need be unpacked.
    InputFile content(InputFile stored) throws IOException {
        byte[] head = head(stored);
        for (Compression compression : plugins.compressions()) {
            if (compression.recognises(head, head.length)) {
                return compression.unpacked(stored, null);
            }
        }
        return stored;
    }

    /// Whether nothing is in a file.
    static boolean isEmpty(InputFile content) throws IOException {
        return head(content).length == 0;
    }

    private static byte[] head(InputFile file) throws IOException {
        byte[] head = new byte[HEAD];
        int length = 0;
        try (ByteInput in = file.open()) {
            for (int n = 0; n >= 0 && length < HEAD; length += Math.max(n, 0)) {
                n = in.read(head, length, HEAD - length);
            }
        }
        return Arrays.copyOf(head, length);
    }

    /// A file under another name than its place.
    private static final class NamedFile extends InputAround {
        private final String name;

        NamedFile(InputFile file, String name) {
            super(file);
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }
    }
}
