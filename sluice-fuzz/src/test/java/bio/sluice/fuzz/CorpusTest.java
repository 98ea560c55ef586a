package bio.sluice.fuzz;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every seed and every input that once broke a promise, again; and each of them changed a little, at random but always
/// alike. Looking for more is the fuzzer's work.
class CorpusTest {
    /// Far beyond what any of them takes, so that one that hangs is told by its name.
    private static final Duration HANGS = Duration.ofSeconds(60);

    private static final int CHANGES = 25;

    @TestFactory
    Stream<DynamicTest> keepsItsPromises() {
        return Stream.of(Targets.values())
                .flatMap(target -> inputs(target)
                        .map(input -> DynamicTest.dynamicTest(
                                target + " " + input.getFileName(),
                                () -> assertTimeoutPreemptively(HANGS, () -> {
                                    byte[] bytes = Files.readAllBytes(input);
                                    target.trial.fuzzerTestOneInput(bytes);
                                    Random random = new Random(bytes.length);
                                    for (int i = 0; i < CHANGES; i++) {
                                        byte[] changed = changed(bytes, random);
                                        assertThatNoException()
                                                .as("%s", Arrays.toString(changed))
                                                .isThrownBy(() -> target.trial.fuzzerTestOneInput(changed));
                                    }
                                }))));
    }

    private static Stream<Path> inputs(Targets target) {
        try (Stream<Path> files = Files.list(target.corpus())) {
            return List.copyOf(files.sorted().toList()).stream();
        } catch (IOException none) {
            throw new AssertionError("no corpus for " + target, none);
        }
    }

    private static byte[] changed(byte[] input, Random random) {
        byte[] bytes = input.clone();
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                default -> {
                    byte[] longer = Arrays.copyOf(bytes, 2 * bytes.length - at);
                    System.arraycopy(bytes, at, longer, bytes.length, bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }
}
