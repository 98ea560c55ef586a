package bio.sluice.engine;

import java.io.IOException;

/// Why a run fails: the first exception of any of its threads, with the others suppressed. Thread-safe.
final class Failure {
    /// A step that must be taken whatever happened before.
    @FunctionalInterface
    interface Step {
        void take() throws Exception;
    }

    private Throwable first;

    /// Notes an exception.
    synchronized void add(Throwable thrown) {
        if (first == null) {
            first = thrown;
        } else if (first != thrown) {
            first.addSuppressed(thrown);
        }
    }

    /// Takes a step and notes what it throws.
    void guard(Step step) {
        try {
            step.take();
        } catch (Exception | Error thrown) {
            add(thrown);
        }
    }

    /// Whether anything failed.
    synchronized boolean isPresent() {
        return first != null;
    }

    /// Throws the first exception, if there is one.
    synchronized void rethrow() throws IOException {
        if (first instanceof IOException thrown) {
            throw thrown;
        }
        if (first instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (first instanceof Error thrown) {
            throw thrown;
        }
        if (first != null) {
            // Only what a shared thing throws when it is closed can get here.
            throw new IOException(String.valueOf(first), first);
        }
    }
}
