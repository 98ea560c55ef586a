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
    private static final String PAGE = ".html";
    /// Where a quality report begins to speak of the run and no longer of the records.
    private static final String TIMINGS = "<section id=\"timings\">";

    /// All files below the folder, by their paths.
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(folder::relativize).sorted().toList();
        }
    }

    /// Demands the same files with the same bytes, apart from the `run` section of manifests and the last section of
    /// quality reports.
    void requireSameAs(Leftovers expected, String how) throws IOException {
        assertThat(files()).as(how).isEqualTo(expected.files());
        for (Path file : files()) {
            Path mine = folder.resolve(file);
            Path other = expected.folder.resolve(file);
            if (file.toString().endsWith(MANIFEST)) {
                assertThat(withoutRun(mine)).as(file + ": " + how).isEqualTo(withoutRun(other));
            } else if (file.toString().endsWith(PAGE)) {
                assertThat(withoutTimings(mine)).as(file + ": " + how).isEqualTo(withoutTimings(other));
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

    private static String withoutTimings(Path page) throws IOException {
        String whole = Files.readString(page);
        assertThat(whole).contains(TIMINGS);
        return whole.substring(0, whole.indexOf(TIMINGS));
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
