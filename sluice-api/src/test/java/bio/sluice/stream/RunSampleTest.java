package bio.sluice.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunSampleTest {
    @Nested
    class SlowStage {
        @Test
        void isTheOneThatTookMostTime() {
            assertThat(slowStage(Map.of("read", 2, "decode", 3, "normalize", 4, "encode", 1)))
                    .isEqualTo("normalize");
        }

        @Test
        void isReadingWhenOthersWaitForTheInput() {
            assertThat(slowStage(Map.of("input", 9, "read", 5, "decode", 6, "append", 7)))
                    .isEqualTo("read");
        }

        @Test
        void isAppendingWhenOthersWaitForItsSlots() {
            assertThat(slowStage(Map.of("slot", 15, "append", 9, "encode", 10))).isEqualTo("append");
        }

        @Test
        void isTheProcessorAtTheHeadWhenOthersWaitThoughNothingIsAppended() {
            assertThat(slowStage(Map.of("slot", 25, "append", 1, "parse", 10, "normalize", 3, "read", 12)))
                    .isEqualTo("parse");
        }

        @Test
        void isNeitherACheckpointNorNothing() {
            assertThat(slowStage(Map.of("checkpoint", 10, "encode", 1))).isEqualTo("encode");
            assertThat(slowStage(Map.of("checkpoint", 10))).isNull();
        }

        @Test
        void isJudgedByWhatHappenedSinceAnEarlierSample() {
            RunSample then = sample(10, Map.of("parse", 10, "encode", 1));
            RunSample now = sample(20, Map.of("parse", 11, "encode", 9));

            assertThat(now.slowStage(then)).isEqualTo("encode");
            assertThat(now.slowStage(null)).isEqualTo("parse");
        }

        private String slowStage(Map<String, Integer> seconds) {
            return sample(10, seconds).slowStage(null);
        }
    }

    @Nested
    class Latency {
        @Test
        void isAtMostTheBoundOfItsBucket() {
            Long[] counts = new Long[ChunkLatency.BOUNDS.size() + 1];
            Arrays.fill(counts, 0L);
            counts[0] = 90L; // up to 100 µs
            counts[3] = 9L; // up to 1 ms
            counts[counts.length - 1] = 1L;
            ChunkLatency latency = new ChunkLatency(List.of(counts), Duration.ofSeconds(80), Duration.ofSeconds(79));

            assertThat(latency.chunks()).isEqualTo(100);
            assertThat(latency.percentile(50)).isEqualTo(Duration.ofNanos(100_000));
            assertThat(latency.percentile(90)).isEqualTo(Duration.ofNanos(100_000));
            assertThat(latency.percentile(91)).isEqualTo(Duration.ofMillis(1));
            assertThat(latency.percentile(99)).isEqualTo(Duration.ofMillis(1));
            assertThat(latency.percentile(100)).isEqualTo(Duration.ofSeconds(79));
        }

        @Test
        void isNeverMoreThanTheLongest() {
            Long[] counts = new Long[ChunkLatency.BOUNDS.size() + 1];
            Arrays.fill(counts, 0L);
            counts[0] = 1L;
            ChunkLatency latency = new ChunkLatency(List.of(counts), Duration.ofNanos(7), Duration.ofNanos(7));

            assertThat(latency.percentile(50)).isEqualTo(Duration.ofNanos(7));
        }

        @Test
        void isZeroWithoutChunks() {
            ChunkLatency none = new ChunkLatency(
                    Collections.nCopies(ChunkLatency.BOUNDS.size() + 1, 0L), Duration.ZERO, Duration.ZERO);

            assertThat(none.percentile(99)).isZero();
        }
    }

    /// @param seconds spent, by the word of an activity or the name of a processor
    private static RunSample sample(int elapsed, Map<String, Integer> seconds) {
        return new RunSample(
                Instant.EPOCH,
                Duration.ofSeconds(elapsed),
                Ledger.EMPTY,
                0,
                0,
                0,
                new RunSample.Bytes(0, -1, 0, 0),
                new RunSample.Slots(0, 0, 0),
                List.of(
                        time(Activity.WAIT_FOR_SLOT, null, seconds),
                        time(Activity.UNPACK, null, seconds),
                        time(Activity.WAIT_FOR_INPUT, null, seconds),
                        time(Activity.READ, null, seconds),
                        time(Activity.DECODE, null, seconds),
                        time(Activity.PROCESS, "parse", seconds),
                        time(Activity.PROCESS, "normalize", seconds),
                        time(Activity.ENCODE, null, seconds),
                        time(Activity.WAIT_FOR_TURN, null, seconds),
                        time(Activity.APPEND, null, seconds),
                        time(Activity.CHECKPOINT, null, seconds)),
                new ChunkLatency(List.of(), Duration.ZERO, Duration.ZERO),
                new RunSample.Memory(-1, 0, 0));
    }

    private static ActivityTime time(Activity activity, String processor, Map<String, Integer> seconds) {
        ActivityTime none = new ActivityTime(activity, processor, 0, 0, 0, 0);
        long nanos = seconds.getOrDefault(none.name(), 0) * 1_000_000_000L;
        return new ActivityTime(activity, processor, nanos, 0, 0, 0);
    }
}
