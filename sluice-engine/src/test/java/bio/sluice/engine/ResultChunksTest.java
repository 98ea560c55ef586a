package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.RunStopped;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunStats;
import bio.sluice.testkit.LineSource;
import bio.sluice.testkit.RepeatedInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResultChunksTest {
    private static ResultChunks results(String lines, Limits limits) {
        return new LocalRunner()
                .results(Runs.pipeline(Runs.source(lines), null, ErrorPolicy.LENIENT, limits), RunListener.SILENT);
    }

    @Test
    void handsOutTheOutputInOrder() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            lines.append(i).append(i % 10 == 3 ? ",fail\n" : ",pass\n");
        }
        for (Limits limits : Runs.ALL) {
            List<String> ids = new ArrayList<>();
            long dead = 0;
            try (ResultChunks results = results(lines.toString(), limits)) {
                long chunk = 0;
                for (ResultChunk result : results) {
                    assertThat(result.id()).isEqualTo(chunk++);
                    assertThat(result.records()).hasSize((int) result.recordCount());
                    result.records().forEach(record -> ids.add(record.get("id")));
                    dead += result.deadLetters().count();
                }
                assertThat(results.report().ledger().written()).isEqualTo(450);
            }
            assertThat(ids).hasSize(450).startsWith("0", "1", "2", "4").endsWith("497", "498", "499");
            assertThat(dead).isEqualTo(50);
        }
    }

    @Test
    void givesRecordsAsMapsOfText() {
        try (ResultChunks results = results("a\"b,huge=3\n", Runs.limits(1, 1, 1))) {
            ResultChunk chunk = results.next();

            Map<String, String> record = new LinkedHashMap<>();
            record.put("id", "a\"b");
            record.put("script", "huge=3");
            record.put("added", "[\"xxx\"]");
            assertThat(chunk.records()).containsExactly(record);
            assertThat(chunk.lines()).containsExactly("{\"id\":\"a\\\"b\",\"script\":\"huge=3\",\"added\":[\"xxx\"]}");
            assertThat(results.hasNext()).isFalse();
            assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void closingEarlyEndsTheRun() {
        RepeatedInput endless =
                new RepeatedInput("endless", "a,pass\n".getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE / 100);
        RunStats[] stats = new RunStats[1];
        RunListener listener = new RunListener() {
            @Override
            public void ended(RunStats at) {
                stats[0] = at;
            }
        };
        ResultChunks results = new LocalRunner()
                .results(
                        Runs.pipeline(
                                LineSource.of(List.of(endless), "id", "script"),
                                null,
                                ErrorPolicy.LENIENT,
                                Runs.limits(10, 3, 4)),
                        listener);

        assertThat(results.next().recordCount()).isEqualTo(10);
        results.close();

        // One was taken, one may be on offer, and four slots hold the others.
        assertThat(stats[0].recordsRead()).isBetween(10L, 60L);
        assertThat(results.hasNext()).isFalse();
        assertThat(results.report()).isNull();
    }

    @Test
    void aFailingRunShowsInTheIteration() {
        try (ResultChunks results = results("a,pass\nb,stop\n", Runs.limits(1, 1, 1))) {
            assertThat(results.next().recordCount()).isEqualTo(1);
            assertThatThrownBy(results::hasNext).isInstanceOf(RunStopped.class).hasMessage("a record says stop");
        }
    }
}
