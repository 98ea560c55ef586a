package bio.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.ChunkLatency;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RunSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();

    @Test
    void judgesByTheLastTenSeconds() {
        pace.at(sample(0, 0, 0, 0, 1_000_000));
        // fast for half a minute, then slow
        for (int second = 1; second <= 30; second++) {
            pace.at(sample(second, second * 1_000L, second * 10_000L, 10, 1_000_000));
        }
        ProgressText text = null;
        for (int second = 31; second <= 45; second++) {
            long slowly = second - 30;
            text = pace.at(sample(second, 30_000 + slowly * 10, 300_000 + slowly * 100, 10, 1_000_000));
        }

        assertThat(text.recordsPerSecond()).isEqualTo(10);
        assertThat(text.secondsLeft()).isEqualTo((1_000_000 - 301_500) / 100);
    }

    @Test
    void leavesOutTheTimeBeforeAnythingIsRead() {
        pace.at(sample(0, 0, 0, 0, 1_000));
        pace.at(sample(60, 0, 0, 0, 1_000));
        // a resumed run begins where the earlier one was
        pace.at(sample(61, 5_000, 500, 0, 1_000));

        ProgressText text = pace.at(sample(62, 5_100, 510, 100, 1_000));

        assertThat(text.recordsPerSecond()).isEqualTo(100);
        assertThat(text.secondsLeft()).isEqualTo(49);
    }

    @Test
    void tellsNoTimeWhileNothingMoves() {
        pace.at(sample(0, 0, 0, 0, 1_000));

        assertThat(pace.at(sample(1, 0, 0, 0, 1_000)).secondsLeft()).isEqualTo(-1);
        assertThat(pace.at(sample(1, 0, 0, 0, -1)).line()).isEqualTo("0 records read, 0 B, 0/s, slow: read");
    }

    /// Where the input does not move any more there is no time left to be told, and the reader is the slow stage.
    @Test
    void namesTheStageThatKeepsTheRunWaiting() {
        pace.at(sample(0, 0, 0, 0, 1_000));
        pace.at(sample(1, 100, 100, 100, 1_000));

        assertThat(pace.at(sample(2, 100, 100, 100, 1_000)).slowStage()).isEqualTo("read");
    }

    private static RunSample sample(int second, long records, long stored, long read, long total) {
        Long[] none = new Long[ChunkLatency.BOUNDS.size() + 1];
        Arrays.fill(none, 0L);
        return new RunSample(
                Instant.EPOCH.plusSeconds(second),
                Duration.ofSeconds(second),
                new Ledger(records, records, 0, 0, 0, 0),
                records,
                0,
                0,
                new RunSample.Bytes(stored, total, read, 0),
                new RunSample.Slots(1, 0, 0),
                Arrays.stream(Activity.values())
                        .filter(activity -> activity != Activity.PROCESS)
                        .map(activity -> new ActivityTime(
                                activity, null, activity == Activity.READ ? second * 1_000_000_000L : 0, 0, 0, 0))
                        .toList(),
                new ChunkLatency(List.of(none), Duration.ZERO, Duration.ZERO),
                new RunSample.Memory(-1, 0, 0));
    }
}
