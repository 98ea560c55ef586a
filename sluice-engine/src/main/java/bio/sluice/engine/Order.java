package bio.sluice.engine;

import bio.sluice.stream.RunSample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The slots of a run and the order in which their chunks are written. Thread-safe.
///
/// There are never more slots than the run may have chunks between reading and writing; a worker takes one before it
/// reads and it is free again when its chunk is written: that is the backpressure. Tickets in flight are consecutive
/// and no more than slots, so a ring of that size holds the finished ones. Whoever finishes the chunk at the head
/// writes it and all finished ones behind it; others put theirs into the ring and go on. Where it is worth something to
/// write several chunks together, they are kept back until there are as many; one with a mark is the last of its turn.
final class Order {
    /// Writes finished chunks that follow one another.
    @FunctionalInterface
    interface Appender {
        void append(List<Slot> slots) throws IOException;
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
    private final int most;
    /// Chunks before this ticket are not kept back.
    private long keptFrom;
    /// What is being written, from the head on. Changed under the lock, and only by whoever writes.
    private final List<Slot> turn = new ArrayList<>();
    private volatile boolean stopped;

    /// @param slots how many slots there may be
    /// @param most how many chunks are written together, none of whose slots is free before all are written: at most
    ///     half of the slots, or the others would have to wait
    /// @param maker makes slots, when they are needed
    Order(int slots, int most, Supplier<Slot> maker) {
        this.most = most;
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

    /// The chunk in `slot` is ready to be written. Writes it, those before it that were kept back and those behind it,
    /// if there are enough of them and nobody is writing.
    void finish(Slot slot, Appender appender) throws IOException {
        lock.lock();
        try {
            finished[index(slot.ticket())] = slot;
            if (!turn.isEmpty() || !takeTurn()) {
                return;
            }
        } finally {
            lock.unlock();
        }
        write(appender);
    }

    /// Has all chunks before `ticket` written as soon as they are finished, however few.
    void hurry(long ticket, Appender appender) throws IOException {
        lock.lock();
        try {
            keptFrom = Math.max(keptFrom, ticket);
            if (!turn.isEmpty() || !takeTurn()) {
                return;
            }
        } finally {
            lock.unlock();
        }
        write(appender);
    }

    private void write(Appender appender) throws IOException {
        do {
            appender.append(turn);
            turn.forEach(Slot::clear);
        } while (advance());
    }

    /// Frees the slots just written.
    ///
    /// @return whether the same thread goes on with those behind them
    private boolean advance() {
        lock.lock();
        try {
            for (Slot written : turn) {
                finished[index(head)] = null;
                head++;
                free[freeCount++] = written;
                slotFreed.signal();
            }
            headMoved.signalAll();
            return takeTurn();
        } finally {
            lock.unlock();
        }
    }

    /// Takes the finished chunks at the head, unless there may soon be more to write together with them. None is kept
    /// back that somebody waits for: for its checkpoint, or because it holds what only one chunk may have.
    private boolean takeTurn() {
        turn.clear();
        boolean due = head < keptFrom;
        Slot next = stopped ? null : finished[index(head)];
        while (next != null && turn.size() < most) {
            turn.add(next);
            due |= next.isLarge() || next.mark() != null;
            next = next.mark() != null ? null : finished[index(head + turn.size())];
        }
        if (!due && turn.size() < most) {
            turn.clear();
        }
        return !turn.isEmpty();
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
            int waiting = done - turn.size();
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
