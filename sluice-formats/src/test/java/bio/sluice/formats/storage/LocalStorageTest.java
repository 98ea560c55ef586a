package bio.sluice.formats.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.io.ByteInput;
import bio.sluice.io.ClosedPipe;
import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest {
    private final LocalStorage storage = new LocalStorage();

    @TempDir
    private Path folder;

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void file(String name, String content) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private List<String> found(String pattern) throws IOException {
        return storage.find(at(pattern)).stream()
                .map(file -> folder.relativize(Path.of(file.name())).toString())
                .toList();
    }

    private static String content(InputFile file) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[7];
        try (ByteInput input = file.open()) {
            for (int n = input.read(buffer, 0, 7); n >= 0; n = input.read(buffer, 0, 7)) {
                content.write(buffer, 0, n);
                assertThat(input.storedBytes()).isEqualTo(content.size());
            }
        }
        return content.toString(UTF_8);
    }

    private static void write(OutputFile file, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        file.write(bytes, 0, bytes.length);
    }

    @Test
    void isFoundAsAPlugin() {
        assertThat(ServiceLoader.load(Storage.class)).anyMatch(s -> s instanceof LocalStorage);
    }

    @Test
    void handlesPathsAndFileUrisAndTheDashOnly() {
        assertThat(List.of("a.csv", "/data/a.csv", "-", "file:/a.csv", "file:///a.csv", "s3:a", "odd name://x"))
                .allMatch(storage::handles);
        assertThat(List.of("https://example.org/a.csv", "s3://bucket/a.csv", "gs://b/c"))
                .noneMatch(storage::handles);
    }

    @Test
    void readsAFileUnderTheNameTheUserGave() throws IOException {
        file("a.csv", "id,name\n1,α\n");

        List<InputFile> files = storage.find(at("a.csv"));

        assertThat(files).hasSize(1);
        assertThat(files.get(0).name()).isEqualTo(at("a.csv"));
        assertThat(files.get(0).size()).isEqualTo(13);
        assertThat(files.get(0).reopenable()).isTrue();
        assertThat(content(files.get(0))).isEqualTo("id,name\n1,α\n");
        assertThat(content(files.get(0))).isEqualTo("id,name\n1,α\n");
    }

    @Test
    void readsFileUris() throws IOException {
        file("two words.csv", "x");

        assertThat(content(storage.find("file://" + at("two%20words.csv")).get(0)))
                .isEqualTo("x");
        assertThat(content(
                        storage.find("file://localhost" + at("two words.csv")).get(0)))
                .isEqualTo("x");
        assertThat(content(storage.find("file:" + at("two words.csv")).get(0))).isEqualTo("x");
    }

    @Test
    void saysWhatIsWrongWithANameThatIsNoFile() {
        assertThatThrownBy(() -> storage.find(at("none.csv")))
                .isInstanceOf(IOException.class)
                .hasMessage(at("none.csv") + " does not exist");
        assertThatThrownBy(() -> storage.find(at("no/none.csv")))
                .hasMessage(at("no/none.csv") + " does not exist, nor does the folder " + at("no"));
        assertThatThrownBy(() -> storage.find(folder.toString()))
                .hasMessage(folder + " is a folder; name the files in it, for instance \"" + folder + "/*\"");
        assertThatThrownBy(() -> storage.find("a\0b"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be a file name here");
    }

    @Test
    void saysWhyAFileCannotBeReadOrWritten() throws IOException {
        file("plain", "x");

        assertThatThrownBy(() -> storage.create(at("no/out.csv")))
                .hasMessage("cannot write " + at("no/out.csv") + ": " + at("no/out.csv") + " does not exist");
        assertThatThrownBy(() -> storage.rename(at("gone"), at("b")))
                .hasMessageStartingWith("cannot rename " + at("gone") + " to " + at("b") + ": ");
        assertThatThrownBy(() -> storage.createFolder(at("plain/sub")))
                .hasMessageStartingWith("cannot create the folder " + at("plain/sub") + ": ");
    }

    @Test
    void findsTheFilesOfAPatternInByteOrder() throws IOException {
        Assumptions.assumeTrue(
                "UTF-8".equals(System.getProperty("sun.jnu.encoding")), "the locale has no letters outside ASCII");
        for (String name : List.of(
                "b.csv",
                "a.csv",
                "B.csv",
                "a10.csv",
                "a2.csv",
                "é.csv",
                "\uD83D\uDE00.csv",
                "\uFF5E.csv",
                "c.tsv",
                ".hidden.csv",
                "sub/d.csv")) {
            file(name, "x");
        }

        assertThat(found("*.csv"))
                .containsExactly(
                        "B.csv", "a.csv", "a10.csv", "a2.csv", "b.csv", "é.csv", "\uFF5E.csv", "\uD83D\uDE00.csv");
    }

    @Test
    void understandsThePatternsOfAShell() throws IOException {
        for (String name :
                List.of("a1.csv", "a2.csv", "b1.csv", "b1.tsv", "x/1.csv", "x/y/2.csv", ".h/3.csv", ".h.csv")) {
            file(name, "x");
        }

        assertThat(found("a?.csv")).containsExactly("a1.csv", "a2.csv");
        assertThat(found("[ab]1.csv")).containsExactly("a1.csv", "b1.csv");
        assertThat(found("[!a]1.csv")).containsExactly("b1.csv");
        assertThat(found("b1.{tsv,csv}")).containsExactly("b1.csv", "b1.tsv");
        assertThat(found("{x/1,a1,x/{y,z}/2}.csv")).containsExactly("a1.csv", "x/1.csv", "x/y/2.csv");
        assertThat(found("**/*.csv")).containsExactly("a1.csv", "a2.csv", "b1.csv", "x/1.csv", "x/y/2.csv");
        assertThat(found("x/**/*.csv")).containsExactly("x/1.csv", "x/y/2.csv");
        assertThat(found("*/1.csv")).containsExactly("x/1.csv");
        assertThat(found(".*.csv")).containsExactly(".h.csv");
        assertThat(found("*.xlsx")).isEmpty();
        assertThat(found("none/*.csv")).isEmpty();
        assertThatThrownBy(() -> found("a[.csv"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a valid pattern");
    }

    @Test
    void aNameThatExistsWinsOverItsMeaningAsAPattern() throws IOException {
        file("a[1].csv", "literal");
        file("a1.csv", "other");

        assertThat(found("a[1].csv")).containsExactly("a[1].csv");
    }

    @Test
    void foldersAreNotPartOfWhatAPatternFinds() throws IOException {
        file("d.csv/inner.txt", "x");
        file("e.csv", "x");

        assertThat(found("*.csv")).containsExactly("e.csv");
    }

    @Test
    void writesRenamesAndDeletes() throws IOException {
        storage.createFolder(at("work/deep"));
        try (OutputFile output = storage.create(at("work/deep/part"))) {
            write(output, "one\n");
            write(output, "two\n");
            output.flush();
            assertThat(output.position()).isEqualTo(8);
            output.finish();
            output.sync();
        }
        Files.writeString(folder.resolve("final"), "older");

        storage.rename(at("work/deep/part"), at("final"));
        storage.syncFolder(folder.toString());
        storage.delete(at("work"));
        storage.delete(at("work"));

        assertThat(folder.resolve("final")).hasContent("one\ntwo\n");
        assertThat(storage.exists(at("work"))).isFalse();
        assertThat(storage.exists(at("final"))).isTrue();
    }

    @Test
    void createEmptiesWhatIsThere() throws IOException {
        file("a", "something long");

        try (OutputFile output = storage.create(at("a"))) {
            write(output, "x");
        }

        assertThat(folder.resolve("a")).hasContent("x");
    }

    @Test
    void writesMoreThanItsBufferAtOnce() throws IOException {
        byte[] bytes = new byte[1_000_003];
        new Random(1).nextBytes(bytes);

        try (OutputFile output = storage.create(at("big"))) {
            output.write(bytes, 3, bytes.length - 3);
        }

        assertThat(Files.readAllBytes(folder.resolve("big"))).isEqualTo(Arrays.copyOfRange(bytes, 3, bytes.length));
    }

    @Test
    void deletingAFolderLeavesWhatItsLinksLeadTo() throws IOException {
        file("kept/a", "x");
        file("work/b", "x");
        Files.createSymbolicLink(folder.resolve("work/link"), folder.resolve("kept"));

        storage.delete(at("work"));

        assertThat(folder.resolve("kept/a")).exists();
        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void knowsWhatIsWrittenDirectly() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/null")));
        file("a", "x");

        assertThat(List.of("-", "/dev/null", "/dev/stdout", "/dev/fd/1")).allMatch(storage::isSpecial);
        assertThat(List.of(at("a"), at("none"), folder.toString())).noneMatch(storage::isSpecial);
        try (OutputFile output = storage.create("/dev/null")) {
            write(output, "gone");
            output.sync();
            assertThat(output.position()).isEqualTo(4);
        }
    }

    @Test
    void reportsAFullDiskWithTheName() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")));

        try (OutputFile output = storage.create("/dev/full")) {
            assertThatThrownBy(() -> write(output, "x"))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(ClosedPipe.class)
                    .hasMessage("cannot write /dev/full after 0 bytes: No space left on device");
        }
    }

    @Test
    void namedPipesAreReadOnceAndTellWhenTheirReaderHasGone() throws Exception {
        Path pipe = folder.resolve("pipe");
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/mkfifo")));
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        InputFile input = storage.find(pipe.toString()).get(0);
        assertThat(input.reopenable()).isFalse();
        assertThat(input.size()).isEqualTo(-1);
        assertThat(storage.isSpecial(pipe.toString())).isTrue();

        Process head = new ProcessBuilder("head", "-c", "1", pipe.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputFile output = storage.create(pipe.toString())) {
            write(output, "x");
            assertThat(head.waitFor()).isZero();
            assertThatThrownBy(() -> write(output, "y"))
                    .isInstanceOf(ClosedPipe.class)
                    .hasMessage(pipe + ": nobody reads it any more");
        }
    }

    @Test
    void standardInputCannotBeReadTwice() throws IOException {
        InputFile input = storage.find("-").get(0);

        assertThat(input.name()).isEqualTo("-");
        assertThat(input.size()).isEqualTo(-1);
        assertThat(input.reopenable()).isFalse();
        input.open().close();
        assertThatThrownBy(input::open).hasMessage("standard input can be read only once");
    }

    @Test
    void aLockHasOneOwner() throws Exception {
        String lock = folder.resolve("lock").toString();
        Closeable first = storage.lock(lock).orElseThrow();

        assertThat(storage.lock(lock)).isEmpty();
        assertThat(isFreeForOthers(lock))
                .as("after a second attempt in this process")
                .isFalse();
        first.close();
        assertThat(isFreeForOthers(lock)).isTrue();
        storage.lock(lock).orElseThrow().close();
    }

    @Test
    void aLockOnAFileThatIsGoneIsNone() throws Exception {
        String lock = folder.resolve("lock").toString();
        try (Closeable first = storage.lock(lock).orElseThrow()) {
            storage.delete(lock);

            assertThat(first).isNotNull();
        }
        storage.lock(lock).orElseThrow().close();
    }

    private boolean isFreeForOthers(String lock) throws Exception {
        Path program = Files.writeString(folder.resolve("TryLock.java"), """
                import java.nio.channels.FileChannel;
                import java.nio.file.Path;
                import java.nio.file.StandardOpenOption;

                class TryLock {
                    public static void main(String[] args) throws Exception {
                        System.exit(FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE).tryLock() == null ? 1 : 0);
                    }
                }
                """);
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), program.toString(), lock)
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isBetween(0, 1);
        return exit == 0;
    }
}
