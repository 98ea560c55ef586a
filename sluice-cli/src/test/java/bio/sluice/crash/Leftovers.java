package bio.sluice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a job leaves in its folder.
record Leftovers(Path folder) {
    private static final String MANIFEST = ".manifest.json";

    /// All files below the folder, by their paths.
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(folder::relativize).sorted().toList();
        }
    }

    /// Demands the same files with the same bytes, the `run` section of manifests apart.
    void requireSameAs(Leftovers expected, String how) throws IOException {
        assertThat(files()).as(how).isEqualTo(expected.files());
        for (Path file : files()) {
            Path mine = folder.resolve(file);
            Path other = expected.folder.resolve(file);
            if (file.toString().endsWith(MANIFEST)) {
                assertThat(withoutRun(mine)).as(file + ": " + how).isEqualTo(withoutRun(other));
            } else if (Files.isRegularFile(mine)) {
                assertThat(Files.mismatch(mine, other))
                        .as("first byte of %s that differs: %s", file, how)
                        .isEqualTo(-1);
            }
        }
    }

    private static String withoutRun(Path manifest) throws IOException {
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(Files.readString(manifest));
        document.remove("run");
        return document.toPrettyString();
    }

    /// How many runs it took, by the manifest that took the most.
    int attempts() throws IOException {
        int most = 0;
        for (Path file : files()) {
            if (file.toString().endsWith(MANIFEST)) {
                most = Math.max(
                        most,
                        JsonMapper.shared()
                                .readTree(Files.readString(folder.resolve(file)))
                                .at("/run/attempts")
                                .asInt());
            }
        }
        return most;
    }
}
