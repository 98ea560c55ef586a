package bio.sluice.stream;

import bio.sluice.record.Cell;
import java.time.Duration;

/// How much a run may hold at once. Immutable.
///
/// @param chunkSize most records in a chunk
/// @param workers threads that decode, process and encode
/// @param slots chunks read but not yet written, at most; not fewer than workers
/// @param memoryBytes ceiling for the bytes in flight
/// @param maxRecordBytes longest record
/// @param recordTimeout how long a processor may take for a record, or for the batch it is handed; null for any time
public record Limits(
        int chunkSize, int workers, int slots, long memoryBytes, int maxRecordBytes, Duration recordTimeout) {
    /// Limits that leave processors any time.
    public Limits(int chunkSize, int workers, int slots, long memoryBytes, int maxRecordBytes) {
        this(chunkSize, workers, slots, memoryBytes, maxRecordBytes, null);
    }

    /// What a run uses where nothing is said: chunks of 1,000 records, a worker per usable processor, ten chunks in
    /// flight, 2 GiB but at most half the heap, records of at most 1 MiB.
    public static Limits defaults() {
        int workers = Runtime.getRuntime().availableProcessors();
        return new Limits(1_000, workers, Math.max(10, workers), effectiveMemory(2_048), 1 << 20);
    }

    /// What a single record may take when it is run alone: a quarter of the memory.
    public long reserveBytes() {
        return Math.min(memoryBytes / 4, Cell.MAX_LENGTH);
    }

    /// The longest record that a reader may hold: longer ones than the reserve could not be run.
    public int longestRecord() {
        return (int) Math.min(maxRecordBytes, reserveBytes());
    }

    /// The bytes that a ceiling of so many MiB comes to: at most half the heap.
    public static long effectiveMemory(long mebibytes) {
        return Math.min(mebibytes << 20, Runtime.getRuntime().maxMemory() / 2);
    }
}
