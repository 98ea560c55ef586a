package bio.sluice.record;

/// A ceiling in bytes for the buffers that share it. One thread at a time: the owner of the buffers.
public final class Budget {
    private final long limit;
    private long used;

    /// @param limit ceiling in bytes
    public Budget(long limit) {
        this.limit = limit;
    }

    /// A budget without a ceiling, for code outside a run (tests, tools).
    public static Budget unlimited() {
        return new Budget(Long.MAX_VALUE);
    }

    /// Takes `bytes` from the budget.
    ///
    /// @throws QuotaExceeded if that is more than is left; nothing is taken then
    public void claim(long bytes) {
        if (bytes > limit - used) {
            throw new QuotaExceeded(used + bytes, limit);
        }
        used += bytes;
    }

    /// Gives `bytes` back.
    public void release(long bytes) {
        used -= bytes;
    }

    /// Bytes that can still be claimed.
    public long left() {
        return limit - used;
    }

    /// Bytes claimed.
    public long used() {
        return used;
    }

    /// The ceiling in bytes.
    public long limit() {
        return limit;
    }
}
