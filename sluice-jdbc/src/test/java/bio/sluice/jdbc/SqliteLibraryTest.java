package bio.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The native library that the driver of SQLite unpacks.
class SqliteLibraryTest {
    @TempDir
    Path folder;

    @Test
    void librariesOfOtherProcessesAreLeftAlone() throws Exception {
        Files.writeString(folder.resolve("in.csv"), "a,b\n1,2\n");
        Path shared = Files.createDirectory(folder.resolve("tmp"));
        // Another process has unpacked it and is about to load it.
        Object version = Class.forName("org.sqlite.SQLiteJDBCLoader")
                .getMethod("getVersion")
                .invoke(null);
        Path other = Files.createFile(shared.resolve("sqlite-" + version + "-other-libsqlitejdbc.so"));

        LoadProcess load =
                LoadProcess.start(folder, List.of("-Djava.io.tmpdir=" + shared), "sqlite:" + folder.resolve("test.db"));

        assertThat(load.exitCode()).as(load.told()).isZero();
        assertThat(names(shared)).containsExactly(other.getFileName().toString());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
