package bio.sluice.app.graph;

import bio.sluice.graph.BuildProgress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Tells the user every few seconds how far the writing of a large graph has come. Thread-safe.
final class WritingNotes implements BuildProgress {
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final Consumer<String> notes;
    private final AtomicLong last = new AtomicLong(System.nanoTime());

    /// @param notes takes lines for the user
    WritingNotes(Consumer<String> notes) {
        this.notes = notes;
    }

    @Override
    public void at(String phase, long done, long all) {
        long now = System.nanoTime();
        long then = last.get();
        if (now - then >= EVERY && last.compareAndSet(then, now)) {
            notes.accept(phase + ": " + (all == 0 ? 100 : done * 100 / all) + "%");
        }
    }
}
