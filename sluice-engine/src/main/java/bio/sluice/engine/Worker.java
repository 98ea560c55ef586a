package bio.sluice.engine;

import bio.sluice.engine.flight.ChunkEvent;
import bio.sluice.engine.flight.FlightRecording;
import bio.sluice.engine.meter.LatencyMeter;
import bio.sluice.engine.meter.ThreadMeter;
import bio.sluice.engine.task.ChunkTask;
import bio.sluice.stream.Activity;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.EncodedChunk;
import java.io.IOException;
import java.util.List;

/// The loop of one worker thread: take a slot, read into it, run the chunk, have it written in its turn.
final class Worker implements Runnable {
    private final Order order;
    private final Reading reading;
    private final Appending appending;
    private final ChunkTask task;
    private final Decoder decoder;
    private final Stopping stopping;
    private final ThreadMeter meter;
    private final LatencyMeter latency;
    private final Order.Appender append = this::append;
    /// Of the chunk at work, or null.
    private ChunkEvent event;

    /// @param decoder of the same kind as that of `task`, and not used by it
    /// @param meter the worker's own
    /// @param latency that of all chunks
    Worker(
            Order order,
            Reading reading,
            Appending appending,
            ChunkTask task,
            Decoder decoder,
            Stopping stopping,
            ThreadMeter meter,
            LatencyMeter latency) {
        this.order = order;
        this.reading = reading;
        this.appending = appending;
        this.task = task;
        this.decoder = decoder;
        this.stopping = stopping;
        this.meter = meter;
        this.latency = latency;
    }

    @Override
    public void run() {
        try {
            Slot slot = take();
            while (slot != null && reading.read(slot, meter)) {
                work(slot);
                slot = take();
            }
            if (slot != null) {
                order.giveBack(slot);
            }
            order.hurry(Long.MAX_VALUE, append);
        } catch (Abandoned stopped) {
            // Whoever stopped the run has said why.
        } catch (Exception | Error thrown) {
            stopping.fail(thrown);
        } finally {
            meter.leave();
        }
    }

    private Slot take() {
        meter.enter(Activity.WAIT_FOR_SLOT);
        return order.take();
    }

    private void work(Slot slot) throws IOException {
        slot.since(meter.leave());
        event = FlightRecording.chunk();
        boolean overflow = task.run(slot.raw(), slot.encoded(), part -> emit(part, slot));
        if (overflow && slot.records() > 1) {
            reading.readLess(slot.end());
        } else {
            reading.fit(slot.end(), slot.encoded().output().length());
        }
        if (event != null) {
            event.add(slot.encoded().deadCount(), slot.encoded().output().length());
            event.finish(slot.ticket(), slot.raw().firstOrdinal(), slot.records(), slot.end());
        }
        order.finish(slot, append);
    }

    private void append(List<Slot> finished) throws IOException {
        meter.enter(Activity.APPEND);
        // Counted before, for a gate may have a chunk worked on once more.
        finished.forEach(slot -> meter.done(slot.records()));
        appending.finish(finished, task, decoder);
        long now = meter.leave();
        finished.forEach(slot -> latency.add(now - slot.since()));
    }

    private void emit(EncodedChunk part, Slot slot) throws IOException {
        order.hurry(slot.ticket(), append);
        meter.enter(Activity.WAIT_FOR_TURN);
        order.awaitHead(slot.ticket());
        if (event != null) {
            event.add(part.deadCount(), part.output().length());
        }
        meter.enter(Activity.APPEND);
        appending.append(part, slot, task, decoder);
        meter.leave();
        if (order.isStopped()) {
            throw new Abandoned();
        }
    }
}
