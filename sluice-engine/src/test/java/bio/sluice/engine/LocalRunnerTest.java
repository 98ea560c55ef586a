package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.engine.Runs.Outcome;
import bio.sluice.fault.Position;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RunReport.WarningCount;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalRunnerTest {
    @Test
    void writesTheSameBytesHoweverTheInputIsCut() throws IOException {
        String[] scripts = {"pass", "drop", "fail", "expand=3", "throw", "aside", "warn", "unwritable", "huge=3000"};
        Random random = new Random(7);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            lines.append(i).append(',').append(scripts[random.nextInt(40) % scripts.length]);
            lines.append(i % 97 == 0 ? ",surplus\n" : i % 50 == 0 ? "\n\n" : "\n");
        }

        Outcome outcome = Runs.runEveryWay(lines.toString());

        assertThat(outcome.report().ledger().read()).isEqualTo(3_000);
        assertThat(outcome.report().ledger().blank()).isEqualTo(59);
        assertThat(outcome.target().output().lines())
                .hasSize((int) outcome.report().ledger().written());
        assertThat(outcome.target().errors().lines())
                .hasSize((int) outcome.report().ledger().dead());
        assertThat(outcome.target().aside().lines())
                .hasSize((int) outcome.target().asideRecords());
    }

    @Test
    void copiesOfARecordStandBehindIt() throws IOException {
        Outcome outcome = Runs.runEveryWay("a,expand=2\nb,pass\nc,expand=1\n");

        assertThat(outcome.target().output().lines().map(line -> line.charAt(7)))
                .containsExactly('a', 'a', 'a', 'b', 'c', 'c');
        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(3, 6, 0, 0, 3, 0));
    }

    @Test
    void anEmptyInputGivesAnEmptyOutput() throws IOException {
        Outcome outcome = Runs.runEveryWay("");

        assertThat(outcome.target().output()).isEmpty();
        assertThat(outcome.report().ledger()).isEqualTo(Ledger.EMPTY);
        assertThat(outcome.report().chunks()).isZero();
    }

    @Test
    void countsBlankLinesWhereThereIsNothingElse() throws IOException {
        Outcome outcome = Runs.runEveryWay("\n\n\n");

        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(0, 0, 0, 0, 0, 3));
    }

    @Test
    void tellsTheFirstWarningByInputOrder() throws IOException {
        Outcome outcome = Runs.runEveryWay("a,pass\nb,warn\nc,pass\nd,warn\ne,warn\n");

        assertThat(outcome.report().warnings())
                .containsExactly(
                        new WarningCount("told_to_warn", 3, new Position("lines.txt", 2, 2, 7), "the record warns"));
    }

    @Test
    void countsEachRecordOnceThoughItIsRunAgain() throws IOException {
        Outcome outcome = Runs.runEveryWay("a,pass\nb,throw\nc,huge=2000000\nd,pass\n");

        assertThat(outcome.report().counters()).containsEntry("processors/scripted/seen", 3L);
    }
}
