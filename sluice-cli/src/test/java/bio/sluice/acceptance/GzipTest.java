package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bio.sluice.app.Sluice;
import bio.sluice.fault.RunStopped;
import bio.sluice.io.CorruptInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Gzip as it comes: in members, slowly, cut off.
class GzipTest {
    private static final int MEMBERS = 300;
    private static final byte[] TABLE = Arrays.copyOf(MessyTable.bytes(60, 7), 1_200);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsAllMembersOfASlowPipe() throws Exception {
        readsMembersOneByOne(ChildJvm.THIS_JAVA);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsAllMembersOfASlowPipeOnAnotherJdk() throws Exception {
        Optional<Path> java = Jdks.another();
        assumeTrue(java.isPresent(), "no other JDK found");

        readsMembersOneByOne(java.get());
    }

    /// Sends each member only after the one before the last has come out at the other end, so that the pipe is empty
    /// at every boundary of members: where `GZIPInputStream` of JDK 17 takes the pause for the end.
    private void readsMembersOneByOne(Path java) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-cp", System.getProperty("java.class.path")));
        command.addAll(ChildJob.arguments("-", "-", "input_format=csv", "chunk_size=1", "max_concurrent_chunks=1"));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            try (OutputStream in = process.getOutputStream()) {
                // Formats are recognised by the first 4 KiB, so these come at once.
                send("row,text\n" + "0," + incompressible(8_000) + "\n", in);
                for (int i = 1; i <= MEMBERS; i++) {
                    send(i + ",text\n", in);
                    assertThat(out.readLine()).startsWith("{\"row\":\"" + (i - 1) + "\"");
                }
            }
            assertThat(out.readLine()).isEqualTo("{\"row\":\"" + MEMBERS + "\",\"text\":\"text\"}");
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("errors"))).startsWith(MEMBERS + 1 + " written = " + (MEMBERS + 1));
    }

    private static void send(String text, OutputStream in) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        in.write(Packed.member(bytes, 0, bytes.length));
        in.flush();
    }

    private static String incompressible(int length) {
        StringBuilder text = new StringBuilder();
        new Random(1).ints(length, 'A', 'z' + 1).forEach(letter -> text.append((char) letter));
        return text.toString();
    }

    @Test
    void refusesGzipCutAnywhereButBetweenMembers() throws IOException {
        List<byte[]> members = Packed.members(TABLE, 500);
        byte[] whole = Packed.joined(members);
        List<Integer> boundaries = new ArrayList<>();
        members.stream().map(member -> member.length).reduce(0, (sum, length) -> {
            boundaries.add(sum + length);
            return sum + length;
        });

        for (int length = 1; length < whole.length; length++) {
            if (!boundaries.contains(length)) {
                requireRefused("cut.csv.gz", Arrays.copyOf(whole, length));
            }
        }
        assertThat(members).hasSizeGreaterThan(2);
        Path all = Files.write(folder.resolve("whole.csv.gz"), whole);
        Finished.of(Sluice.read(all.toString()), folder.resolve("whole.jsonl")).requireLedger();
    }

    @Test
    void refusesBgzfCutAnywhere() throws IOException {
        byte[] whole = Packed.bgzf(TABLE, 500);

        for (int length = 1; length < whole.length; length++) {
            requireRefused("cut.csv.gz", Arrays.copyOf(whole, length));
        }
        assertThat(refusal("cut.csv.gz", Arrays.copyOf(whole, whole.length - Packed.BGZF_END.length)))
                .hasMessageContaining("without its end marker");
    }

    @Test
    void endsWithCodeFourWhenTheFileIsCut() throws Exception {
        byte[] whole = Packed.member(TABLE, 0, TABLE.length);
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length - 5));
        Path output = folder.resolve("out.jsonl");

        ChildJvm child = ChildJvm.run(List.of(), ChildJob.arguments(cut.toString(), output.toString()));

        assertThat(child.exitCode()).isEqualTo(4);
        assertThat(child.errors()).startsWith(cut + ": truncated gzip: the file ends inside a gzip trailer");
        assertThat(output).doesNotExist();
    }

    @Test
    void letsNoDamageThrough() throws IOException {
        byte[] whole = Packed.member(TABLE, 0, 500);
        Path sound = Files.write(folder.resolve("sound.csv.gz"), whole);
        byte[] expected = Finished.of(Sluice.read(sound.toString()), folder.resolve("sound.jsonl"))
                .bytes();

        // The header's time stamp and system, bytes 4 to 9, say nothing about the content.
        for (int at = 10; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Throwable refusal = refusal("damaged.csv.gz", damaged);
            Path output = folder.resolve("out.jsonl");
            if (refusal == null) {
                // A bit of a code that the data do not use.
                assertThat(output).hasBinaryContent(expected);
                Files.delete(output);
            } else {
                assertThat(refusal).isInstanceOf(CorruptInput.class);
                assertThat(output).doesNotExist();
            }
        }
    }

    private void requireRefused(String name, byte[] bytes) throws IOException {
        assertThat(refusal(name, bytes))
                .as("%s of %d bytes", name, bytes.length)
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isInstanceOf(CorruptInput.class),
                        thrown -> assertThat(thrown)
                                .isInstanceOfSatisfying(
                                        RunStopped.class,
                                        stopped -> assertThat(stopped.reason())
                                                .isEqualTo(RunStopped.Reason.INPUT_OUTPUT)));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly(name);
        }
    }

    private Throwable refusal(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        return catchThrowable(() ->
                Sluice.read(file.toString()).write(folder.resolve("out.jsonl").toString()));
    }
}
