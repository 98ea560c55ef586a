package bio.sluice.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The permit to hold a chunk that is larger than a slot's share; there is one. Thread-safe.
///
/// Whoever waits for it holds the read lock. That cannot lock up the run: the owner's chunk was read earlier, and
/// earlier chunks never wait for later ones.
final class Oversize {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();
    private Slot owner;
    private boolean stopped;

    /// Waits until `slot` has the permit.
    ///
    /// @throws Abandoned if the run stops meanwhile
    void take(Slot slot) {
        lock.lock();
        try {
            while (owner != null && owner != slot && !stopped) {
                returned.awaitUninterruptibly();
            }
            if (stopped) {
                throw new Abandoned();
            }
            owner = slot;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the ownership of `slot`, if it is the owner.
    void giveBack(Slot slot) {
        lock.lock();
        try {
            if (owner == slot) {
                owner = null;
                returned.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends all waiting.
    void stop() {
        lock.lock();
        try {
            stopped = true;
            returned.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
