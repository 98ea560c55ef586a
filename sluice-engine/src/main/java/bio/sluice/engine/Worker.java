package bio.sluice.engine;

import bio.sluice.engine.task.ChunkTask;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.EncodedChunk;
import java.io.IOException;

/// The loop of one worker thread: take a slot, read into it, run the chunk, have it written in its turn.
final class Worker implements Runnable {
    private final Order order;
    private final Reading reading;
    private final Appending appending;
    private final ChunkTask task;
    private final Decoder decoder;
    private final Stopping stopping;

    /// @param decoder of the same kind as that of `task`, and not used by it
    Worker(Order order, Reading reading, Appending appending, ChunkTask task, Decoder decoder, Stopping stopping) {
        this.order = order;
        this.reading = reading;
        this.appending = appending;
        this.task = task;
        this.decoder = decoder;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        try {
            Slot slot = order.take();
            while (slot != null && reading.read(slot)) {
                work(slot);
                slot = order.take();
            }
            if (slot != null) {
                order.giveBack(slot);
            }
        } catch (Abandoned stopped) {
            // Whoever stopped the run has said why.
        } catch (Exception | Error thrown) {
            stopping.fail(thrown);
        }
    }

    private void work(Slot slot) throws IOException {
        boolean overflow = task.run(slot.raw(), slot.encoded(), part -> emit(part, slot));
        if (overflow && slot.records() > 1) {
            reading.readLess(slot.end());
        } else {
            reading.fit(slot.end(), slot.encoded().output().length());
        }
        order.finish(slot, finished -> appending.finish(finished, task, decoder));
    }

    private void emit(EncodedChunk part, Slot slot) throws IOException {
        order.awaitHead(slot.ticket());
        appending.append(part, slot, task, decoder);
        if (order.isStopped()) {
            throw new Abandoned();
        }
    }
}
