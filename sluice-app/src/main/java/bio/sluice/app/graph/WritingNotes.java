package bio.sluice.app.graph;

import bio.sluice.fault.RunStopped;
import bio.sluice.graph.BuildProgress;
import bio.sluice.stream.Interruption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Tells the user every few seconds how far the writing of a large graph has come, and ends it when that is asked for.
/// Thread-safe.
final class WritingNotes implements BuildProgress {
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final Consumer<String> notes;
    private final Interruption interruption;
    private final AtomicLong last = new AtomicLong(System.nanoTime());

    /// @param notes takes lines for the user
    /// @param interruption ends the writing
    WritingNotes(Consumer<String> notes, Interruption interruption) {
        this.notes = notes;
        this.interruption = interruption;
    }

    @Override
    public void goOn() {
        if (interruption.isRequested()) {
            throw new RunStopped(RunStopped.Reason.INTERRUPTED, "interrupted; nothing is kept");
        }
    }

    @Override
    public void at(String phase, long done, long all) {
        goOn();
        long now = System.nanoTime();
        long then = last.get();
        if (now - then >= EVERY && last.compareAndSet(then, now)) {
            notes.accept(phase + ": " + (all == 0 ? 100 : done * 100 / all) + "%");
        }
    }
}
