package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same bytes wherever the command runs, or a clear error.
class EnvironmentTest {
    private static final String TABLE =
            "uniprot,gene,note\np04637,tp53,\"i I ı İ ß\"\nQ9NX53-2,c9orf72,é\nragged\n,2-Sep,-\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTable() throws IOException {
        Files.writeString(folder.resolve("in.csv"), TABLE);
    }

    private record Surroundings(String name, String shell, List<String> options, Map<String, String> variables) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Surroundings> surroundings() {
        return Stream.of(
                new Surroundings("Turkish", "", List.of("-Duser.language=tr", "-Duser.country=TR"), Map.of()),
                new Surroundings("POSIX locale", "", List.of(), Map.of("LC_ALL", "POSIX", "LANG", "C")),
                new Surroundings("UTF-8 locale", "", List.of(), Map.of("LC_ALL", "C.UTF-8")),
                new Surroundings("another default encoding", "", List.of("-Dfile.encoding=ISO-8859-1"), Map.of()),
                new Surroundings("another time zone", "", List.of(), Map.of("TZ", "Pacific/Kiritimati")),
                new Surroundings("no home", "", List.of(), Map.of("HOME", "/nonexistent")),
                new Surroundings("64 file descriptors", "ulimit -n 64 && ", List.of(), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("surroundings")
    void writesTheSameBytes(Surroundings where) throws Exception {
        Path expected = Files.createDirectory(folder.resolve("expected"));
        Files.copy(folder.resolve("in.csv"), expected.resolve("in.csv"));
        Surroundings here = new Surroundings("here", "", List.of(), Map.of());
        assertThat(run(here, expected, "in.csv", "out.jsonl")).isZero();
        assertThat(expected.resolve("out.jsonl"))
                .content()
                .contains("i I ı İ ß")
                .contains("TP53");

        assertThat(run(where, folder, "in.csv", "out.jsonl")).isZero();

        for (String file : List.of("out.jsonl", "out.jsonl.errors.jsonl")) {
            assertThat(folder.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
        }
    }

    @Test
    void readsAndWritesAnyName() throws Exception {
        Surroundings utf8 = new Surroundings("UTF-8", "", List.of(), Map.of("LC_ALL", "C.UTF-8"));
        for (String name : List.of("with blanks", "line\nbreak", "öäü 例", "a*b?[c]", "quote'\"s", "$(x)")) {
            Path place = Files.createDirectory(folder.resolve(name));
            Files.copy(folder.resolve("in.csv"), place.resolve(name + ".csv"));

            assertThat(run(utf8, folder, name + "/" + name + ".csv", name + "/" + name + ".jsonl"))
                    .as(name)
                    .isZero();
            assertThat(place.resolve(name + ".jsonl")).content().contains("TP53");
            assertThat(place.resolve(name + ".jsonl.sluice")).doesNotExist();
        }
    }

    @Test
    void saysWhatToDoAboutNamesThatTheLocaleCannotWrite() throws Exception {
        Surroundings posix = new Surroundings("POSIX", "", List.of(), Map.of("LC_ALL", "POSIX"));
        Files.copy(folder.resolve("in.csv"), folder.resolve("ö.csv"));

        int exitCode = run(posix, folder, "ö.csv", "out.jsonl");

        // From JDK 18 on names are UTF-8 on some systems whatever the locale says (JEP 400).
        if (exitCode != 0) {
            assertThat(exitCode).isEqualTo(4);
            assertThat(folder.resolve("messages")).content().containsAnyOf("LC_ALL", "does not exist");
            assertThat(folder.resolve("out.jsonl")).doesNotExist();
        }
    }

    @Test
    void readsManyFilesWithFewDescriptors() throws Exception {
        for (int i = 0; i < 200; i++) {
            Files.copy(folder.resolve("in.csv"), folder.resolve("part" + i + ".csv"));
        }
        Surroundings few = new Surroundings("few", "ulimit -n 64 && ", List.of(), Map.of());

        assertThat(run(few, folder, "part*.csv", "out.jsonl")).isZero();
        assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).hasSize(600);
    }

    @Test
    void saysThatAFolderCannotBeWrittenTo() throws Exception {
        // Not even root may make files there.
        assertThat(run(new Surroundings("here", "", List.of(), Map.of()), folder, "in.csv", "/sys/out.jsonl"))
                .isEqualTo(4);
        assertThat(folder.resolve("messages")).content().contains("cannot write /sys/out.jsonl");
    }

    private int run(Surroundings where, Path in, String input, String output) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", where.shell() + "exec \"$@\"", "bash"));
        command.add(ChildJvm.THIS_JAVA.toString());
        command.addAll(where.options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "map", input));
        command.addAll(List.of("--id", "uniprot=uniprot", "--id", "gene=hgnc.symbol", "--graph", "example"));
        command.addAll(List.of("-o", output));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(in.resolve("messages").toFile());
        builder.environment().putAll(where.variables());
        int exitCode = builder.start().waitFor();
        assertThat(Files.readString(in.resolve("messages"), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exception in thread", "\tat ");
        return exitCode;
    }
}
