package bio.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// The exit code when a signal and the command end the process at once.
class SignalExitTest {
    private static final int OF_THE_SIGNAL = 143;
    private static final int OF_THE_RUN = 130;

    @Test
    void isThatOfTheSignalWhoseHooksHaveRun() throws Exception {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Race.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes());

        assertThat(child.waitFor()).as(said).isEqualTo(OF_THE_SIGNAL);
        assertThat(said).isEmpty();
    }

    /// Holds what ends a process has to pass when all hooks have run, lets one end come up to it, and then the other.
    static final class Race {
        private Race() {}

        public static void main(String[] args) throws Exception {
            Field last = Class.forName("java.lang.Shutdown").getDeclaredField("haltLock");
            last.setAccessible(true);
            Object gate = last.get(null);
            Thread run = Thread.currentThread();
            CountDownLatch begun = new CountDownLatch(1);
            Thread keeper = new Thread(() -> {
                synchronized (gate) {
                    // A signal's handler does the same.
                    Thread signal = new Thread(() -> System.exit(OF_THE_SIGNAL));
                    signal.start();
                    awaitBlocked(signal);
                    begun.countDown();
                    awaitBlocked(run);
                    if (isAtTheGate(run)) {
                        Runtime.getRuntime().halt(OF_THE_RUN);
                    }
                }
            });
            keeper.start();
            begun.await();
            Signals.exit(OF_THE_RUN);
        }

        private static void awaitBlocked(Thread thread) {
            while (thread.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        }

        private static boolean isAtTheGate(Thread thread) {
            return thread.getStackTrace()[0].getMethodName().equals("halt");
        }
    }
}
