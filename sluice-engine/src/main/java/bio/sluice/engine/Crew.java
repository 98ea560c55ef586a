package bio.sluice.engine;

import java.util.ArrayList;
import java.util.List;

/// Runs the workers of a run: one on the calling thread, the others on threads of their own.
final class Crew {
    private Crew() {}

    /// Returns when all are done. An interrupt of the calling thread does not end it; the thread is interrupted again
    /// afterwards.
    static void run(List<Worker> workers, Stopping stopping) {
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 1; i < workers.size(); i++) {
                Thread thread = new Thread(workers.get(i), "sluice-worker-" + (i + 1));
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
            }
        } catch (OutOfMemoryError noMoreThreads) {
            // Those that run must end before anything they use is closed.
            stopping.fail(noMoreThreads);
        }
        workers.get(0).run();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
