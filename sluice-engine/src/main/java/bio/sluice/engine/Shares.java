package bio.sluice.engine;

import bio.sluice.fault.RunStopped;
import bio.sluice.stream.Limits;

/// Who may hold how much of a run's memory M. Immutable.
///
/// A quarter of M is the reserve in which a single large record is run alone; another quarter belongs to the one chunk
/// at a time whose record is too long for its slot. The other half is divided into equal parts: a slot has one for its
/// raw bytes and three for its output, a worker has three for its batch. The reserve depends on M alone, so which
/// records are too large does not depend on workers, slots or chunk size.
///
/// @param workers threads; fewer than asked for if the memory does not suffice
/// @param slots chunks read and not yet written
/// @param rawBytes what a chunk's raw bytes may take
/// @param encodedBytes what a chunk's output may take
/// @param batchBytes what a worker's batch may take
/// @param reserveBytes what a single record may take when it is run alone
/// @param maxRecordBytes longest record
record Shares(
        int workers,
        int slots,
        int rawBytes,
        long encodedBytes,
        long batchBytes,
        long reserveBytes,
        int maxRecordBytes) {
    /// Less than this and a dead letter of one record might not fit into the reserve.
    static final long LEAST_MEMORY = 4L << 20;

    private static final int LEAST_PART = 64 << 10;
    /// Larger reads gain nothing, but leave the processor's cache.
    private static final int MOST_RAW = 4 << 20;
    private static final int ENCODED_PARTS = 3;
    private static final int BATCH_PARTS = 3;
    private static final int SLOT_PARTS = 1 + ENCODED_PARTS;
    /// A buffer may be twice as large as its content. A record that fits into the shares of a slot and a worker
    /// together must fit into the reserve too, or the result would depend on the chunk it came in: so these shares
    /// stay below half the reserve.
    private static final int PARTS_PER_RESERVE = 16;

    static Shares of(Limits limits) {
        if (limits.memoryBytes() < LEAST_MEMORY) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE,
                    "a run needs at least " + (LEAST_MEMORY >> 20) + " MiB of memory, and may take "
                            + limits.memoryBytes() + " bytes; raise max_memory_mb or the heap (at most half the heap"
                            + " is used)");
        }
        long reserve = limits.reserveBytes();
        long shared = limits.memoryBytes() / 2;
        long mostParts = shared / LEAST_PART;
        int workers = (int) Math.max(1, Math.min(limits.workers(), mostParts / (SLOT_PARTS + BATCH_PARTS)));
        int slots = (int) Math.max(
                workers, Math.min(limits.slots(), (mostParts - (long) workers * BATCH_PARTS) / SLOT_PARTS));
        long part = Math.min(
                shared / ((long) slots * SLOT_PARTS + (long) workers * BATCH_PARTS), reserve / PARTS_PER_RESERVE);
        return new Shares(
                workers,
                slots,
                (int) Math.min(part, MOST_RAW),
                ENCODED_PARTS * part,
                BATCH_PARTS * part,
                reserve,
                limits.longestRecord());
    }
}
