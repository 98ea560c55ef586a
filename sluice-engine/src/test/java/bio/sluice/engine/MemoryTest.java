package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.testkit.LineSource;
import bio.sluice.testkit.MemoryTarget;
import bio.sluice.testkit.RepeatedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A stream much larger than the heap, in a JVM of its own: a bound that holds, not a figure that was sampled.
@Timeout(60)
class MemoryTest {
    /// What the child runs: 200 MB of lines, among them ones that need the reserve, copies, and dead letters.
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 20_000; i++) {
                text.append("a line of some length that is like any other")
                        .append(i)
                        .append(',');
                text.append(i == 7 ? "huge=2500000" : i == 77 ? "expand=9000" : i % 1_000 == 9 ? "fail" : "pass");
                text.append('\n');
            }
            text.append("x".repeat(3 << 20)).append(",pass\n");
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            RepeatedInput input = new RepeatedInput("repeated", bytes, 200_000_000 / bytes.length);
            RunReport report = new LocalRunner()
                    .run(
                            Runs.pipeline(
                                    LineSource.of(List.of(input), "id", "script"),
                                    new Nowhere(),
                                    ErrorPolicy.LENIENT,
                                    new Limits(1_000, 2, 10, Limits.effectiveMemory(2_048), 4 << 20)),
                            RunListener.SILENT);
            if (report.ledger().dead() != 20 * input.times()) {
                throw new IllegalStateException(report.ledger().toString());
            }
        }
    }

    /// Forgets what it is given.
    private static final class Nowhere extends MemoryTarget {
        @Override
        public void append(EncodedChunk chunk) {
            // nothing is kept
        }
    }

    @Test
    @Tag("slow")
    void aStreamOfAnySizeRunsInASmallHeap() throws IOException, InterruptedException {
        Path log = Files.createTempFile("sluice-memory", ".log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(child.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log)).isEmpty();
        assertThat(child.exitValue()).isZero();
        Files.delete(log);
    }
}
