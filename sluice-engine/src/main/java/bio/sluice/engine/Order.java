package bio.sluice.engine;

import bio.sluice.stream.RunSample;
import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The slots of a run and the order in which their chunks are written. Thread-safe.
///
/// There are never more slots than the run may have chunks between reading and writing; a worker takes one before it
/// reads and it is free again when its chunk is written: that is the backpressure. Tickets in flight are consecutive
/// and no more than slots, so a ring of that size holds the finished ones. Whoever finishes the chunk at the head
/// writes it and all finished ones behind it; others put theirs into the ring and go on.
final class Order {
    /// Writes a finished chunk.
    @FunctionalInterface
    interface Appender {
        void append(Slot slot) throws IOException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition slotFreed = lock.newCondition();
    private final Condition headMoved = lock.newCondition();
    private final Supplier<Slot> maker;
    private final Slot[] finished;
    /// Used as a stack, so that a run that needs few slots touches few.
    private final Slot[] free;
    private int freeCount;
    private int made;
    private long head;
    private boolean appending;
    private volatile boolean stopped;

    /// @param slots how many slots there may be
    /// @param maker makes them, when they are needed
    Order(int slots, Supplier<Slot> maker) {
        this.maker = maker;
        finished = new Slot[slots];
        free = new Slot[slots];
    }

    /// A free slot, waited for if need be; null if the run is stopped.
    Slot take() {
        lock.lock();
        try {
            while (!stopped && freeCount == 0 && made == finished.length) {
                slotFreed.awaitUninterruptibly();
            }
            if (stopped) {
                return null;
            }
            if (freeCount > 0) {
                return free[--freeCount];
            }
            made++;
        } finally {
            lock.unlock();
        }
        return maker.get();
    }

    /// Takes a slot back into which nothing was read.
    void giveBack(Slot slot) {
        slot.clear();
        lock.lock();
        try {
            free[freeCount++] = slot;
            slotFreed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until all chunks before `ticket` are written.
    ///
    /// @throws Abandoned if the run is stopped
    void awaitHead(long ticket) {
        lock.lock();
        try {
            while (!stopped && head != ticket) {
                headMoved.awaitUninterruptibly();
            }
            if (stopped) {
                throw new Abandoned();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The chunk in `slot` is ready to be written. Writes it, and those behind it, if it is their turn and nobody is
    /// writing.
    void finish(Slot slot, Appender appender) throws IOException {
        lock.lock();
        try {
            finished[index(slot.ticket())] = slot;
            if (appending || slot.ticket() != head) {
                return;
            }
            appending = true;
        } finally {
            lock.unlock();
        }
        Slot next = slot;
        while (next != null) {
            appender.append(next);
            next.clear();
            next = advance(next);
        }
    }

    /// Frees the slot just written.
    ///
    /// @return the next one to write, or null if there is none yet
    private Slot advance(Slot written) {
        lock.lock();
        try {
            finished[index(head)] = null;
            head++;
            free[freeCount++] = written;
            slotFreed.signal();
            headMoved.signalAll();
            Slot next = stopped ? null : finished[index(head)];
            appending = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    /// Ends all waiting: no more slots, no more writing.
    void stop() {
        lock.lock();
        try {
            stopped = true;
            slotFreed.signalAll();
            headMoved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What the slots are used for at this moment.
    RunSample.Slots use() {
        lock.lock();
        try {
            int done = 0;
            for (Slot slot : finished) {
                done += slot == null ? 0 : 1;
            }
            int waiting = appending ? done - 1 : done;
            int free = freeCount + finished.length - made;
            return new RunSample.Slots(free, finished.length - free - waiting, waiting);
        } finally {
            lock.unlock();
        }
    }

    /// Whether the run is stopped.
    boolean isStopped() {
        return stopped;
    }

    private int index(long ticket) {
        return (int) (ticket % finished.length);
    }
}
