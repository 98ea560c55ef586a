package bio.sluice.cli;

import bio.sluice.stream.Interruption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a run in good order when the process is asked to end (SIGINT, SIGTERM, SIGHUP). Any thread.
///
/// The JVM answers these signals by running its shutdown hooks, and then ends with 128 and the signal's number; the
/// hook here asks the run to end, and waits for its checkpoint. What has not ended in time goes down with the process:
/// the checkpoint before it is on disk.
final class Signals {
    /// A run ends within two seconds; starting and ending the hook takes a part of them.
    private static final long WAIT_MILLIS = 1_300;

    private final Interruption interruption;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "sluice-signals");

    private Signals(Interruption interruption) {
        this.interruption = interruption;
    }

    /// Hands signals on as requests until [#close].
    static Signals until(Interruption interruption) {
        Signals signals = new Signals(interruption);
        Runtime.getRuntime().addShutdownHook(signals.hook);
        return signals;
    }

    /// Ends the process with this exit code, or with that of the signal which has begun to end it.
    static void exit(int exitCode) {
        System.exit(isEnding() ? 0 : exitCode);
    }

    /// Whether the hooks are running or have run. On JDK 17 an exit code other than 0 then overtakes the signal's, if
    /// it
    /// comes between the last hook and the end; 0 waits for the end, as every code does on JDK 25.
    private static boolean isEnding() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread()); // none: only asks whether it could
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private void interrupt() {
        interruption.request();
        try {
            ended.await(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException enough) {
            // Somebody wants the process to end even sooner.
        }
    }

    /// The run has ended, and said how.
    void close() {
        ended.countDown();
        if (!interruption.isRequested()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException already) {
                // The signal came just now; the hook finds that the run has ended.
            }
        }
    }
}
