package bio.sluice.graph;

/// Does two things at once. Stateless.
final class BuildThreads {
    private BuildThreads() {}

    /// Runs both and returns when both have ended; throws what one of them has thrown.
    static void both(Runnable here, Runnable beside) {
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(
                () -> {
                    try {
                        beside.run();
                    } catch (RuntimeException | Error failed) {
                        thrown[0] = failed;
                    }
                },
                "graph build");
        thread.setDaemon(true);
        thread.start();
        try {
            here.run();
        } finally {
            join(thread);
        }
        if (thrown[0] instanceof Error error) {
            throw error;
        }
        if (thrown[0] != null) {
            throw (RuntimeException) thrown[0];
        }
    }

    /// Waits however often somebody interrupts: what the thread works on must not go before it does.
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
