package bio.sluice.metrics;

import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.ChunkLatency;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunSample;
import bio.sluice.stream.RunStats;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Samples with numbers that can be told apart.
final class Samples {
    private Samples() {}

    /// Of a run that reads ten records a second, one of them dead.
    static RunSample after(int seconds, String processor) {
        Long[] counts = new Long[ChunkLatency.BOUNDS.size() + 1];
        Arrays.fill(counts, 0L);
        counts[3] = (long) seconds; // up to 1 ms
        counts[counts.length - 1] = 1L;
        long records = 10L * seconds;
        return new RunSample(
                Instant.EPOCH.plusSeconds(seconds),
                Duration.ofSeconds(seconds),
                new Ledger(records, records - seconds, seconds, 0, 0, 0),
                records + 5,
                seconds,
                3,
                new RunSample.Bytes(100L * seconds, 1_000, 300L * seconds, 500L * seconds),
                new RunSample.Slots(6, 3, 1),
                List.of(
                        new ActivityTime(Activity.WAIT_FOR_SLOT, null, 0, 0, 0, 0),
                        new ActivityTime(Activity.WAIT_FOR_INPUT, null, 250_000_000, 0, 0, 1),
                        new ActivityTime(Activity.READ, null, 500_000_000, seconds, records, 0),
                        new ActivityTime(Activity.PROCESS, processor, seconds * 900_000_000L, seconds, records, 2),
                        new ActivityTime(Activity.ENCODE, null, 1_000_000, seconds, records, 0),
                        new ActivityTime(Activity.APPEND, null, 2_000_000, seconds, records, 0)),
                new ChunkLatency(List.of(counts), Duration.ofSeconds(70), Duration.ofSeconds(69)),
                new RunSample.Memory(50 << 20, 20 << 20, 512 << 20));
    }

    /// Counts that stand still at a sample.
    static RunStats stats(RunSample sample) {
        return new RunStats() {
            @Override
            public Ledger ledger() {
                return sample.ledger();
            }

            @Override
            public long chunks() {
                return sample.chunks();
            }

            @Override
            public long recordsRead() {
                return sample.recordsRead();
            }

            @Override
            public long storedBytes() {
                return sample.bytes().stored();
            }

            @Override
            public long totalBytes() {
                return sample.bytes().storedTotal();
            }

            @Override
            public int chunksInFlight() {
                return 0;
            }

            @Override
            public long count(String path) {
                return 0;
            }

            @Override
            public RunSample sample() {
                return sample;
            }
        };
    }

    /// Nothing but a name.
    static Pipeline pipeline(String name) {
        return new Pipeline(
                name, null, List.of(), null, null, null, ErrorPolicy.LENIENT, new Limits(1, 1, 1, 1 << 20, 1 << 10));
    }
}
