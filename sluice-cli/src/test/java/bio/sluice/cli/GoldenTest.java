package bio.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs the command as a user does, and compares all it prints with `src/test/cases/cli`.
///
/// `-Dgolden.update` writes what is printed into the cases instead; read the difference before you commit it.
class GoldenTest {
    private static final Path CASES = Path.of("src/test/cases/cli");
    private static final boolean UPDATE = System.getProperty("golden.update") != null;

    @TempDir
    static Path scratch;

    private static ExecutorService processes;

    @BeforeAll
    static void startsTwoAtATime() {
        processes = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void startsNoMore() {
        processes.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> says() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(CASES)) {
            for (Path folder : folders.sorted().toList()) {
                GoldenCase golden = new GoldenCase(folder);
                Future<GoldenCase.Outcome> running = processes.submit(() -> golden.run(scratch));
                tests.add(DynamicTest.dynamicTest(golden.name(), () -> {
                    GoldenCase.Outcome outcome = running.get();
                    if (UPDATE) {
                        golden.update(outcome);
                    }
                    golden.verify(outcome);
                }));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }
}
