package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.engine.Runs.Outcome;
import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Schema;
import bio.sluice.stream.Counter;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Stage;
import bio.sluice.stream.Tally;
import bio.sluice.testkit.JsonLineWriter;
import bio.sluice.testkit.MemoryTarget;
import bio.sluice.testkit.MemoryTarget.State;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class GatesTest {
    private static String lines(int count, IntPredicate dead) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(i).append(dead.test(i) ? ",fail\n" : ",pass\n");
        }
        return lines.toString();
    }

    private static ErrorPolicy threshold(String share) {
        return new ErrorPolicy(true, Long.MAX_VALUE, new BigDecimal(share), BigDecimal.ZERO);
    }

    @Test
    void stopsAtTheFirstDeadLetter() throws IOException {
        ErrorPolicy policy = new ErrorPolicy(false, Long.MAX_VALUE, BigDecimal.ONE, BigDecimal.ZERO);

        Outcome outcome = Runs.runEveryWay(lines(100, i -> i == 38 || i == 39), policy, Runs.ALL);

        assertThat(outcome.report().gate())
                .isEqualTo("continue_on_error is false, and record 38 of the input is a dead letter");
        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(38, 37, 1, 0, 0, 0));
        assertThat(outcome.target().state()).isEqualTo(State.REJECTED);
    }

    @Test
    void countsDeadLettersInAlignedWindows() throws IOException {
        ErrorPolicy policy = new ErrorPolicy(true, 2, BigDecimal.ONE, BigDecimal.ZERO);
        // Four in a row across the border of two windows of ten are allowed, the third within one is not.
        String lines = lines(100, i -> i >= 9 && i <= 12 || i >= 55 && i <= 58);

        Outcome outcome = Runs.runEveryWay(
                lines, policy, List.of(Runs.limits(10, 1, 1), Runs.limits(10, 4, 10), Runs.limits(10, 3, 3)));

        assertThat(outcome.report().gate())
                .isEqualTo("max_errors_per_chunk: 3 dead letters in the 10 records from 51 on, at most 2 allowed");
        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(57, 50, 7, 0, 0, 0));
    }

    @Test
    void judgesTheShareOfDeadLettersFromTenThousandRecordsOn() throws IOException {
        Outcome outcome = Runs.runEveryWay(lines(12_000, i -> i <= 500), threshold("0.04"), Runs.ALL);

        assertThat(outcome.report().gate())
                .isEqualTo("error_threshold: 500 of 10000 records are dead letters, a share of 0.05;"
                        + " at most 0.04 allowed");
        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(10_000, 9_500, 500, 0, 0, 0));
    }

    @Test
    void judgesTheShareAtTheVeryRecordThatExceedsIt() throws IOException {
        Outcome outcome = Runs.runEveryWay(lines(12_000, i -> i > 11_000), threshold("0.01"), Runs.ALL);

        assertThat(outcome.report().gate()).startsWith("error_threshold: 112 of 11112 records are dead letters");
        assertThat(outcome.report().ledger().read()).isEqualTo(11_112);
    }

    @Test
    void judgesTheShareAtTheEndOfAShortInput() throws IOException {
        Outcome outcome = Runs.runEveryWay(lines(10, i -> i == 1), threshold("0.05"), Runs.ALL);

        assertThat(outcome.report().gate())
                .isEqualTo("error_threshold: 1 of 10 records are dead letters, a share of 0.1; at most 0.05 allowed");
        assertThat(outcome.report().ledger().read()).isEqualTo(10);
    }

    @Test
    void stopsWithinAChunkThatHadToBeRunInParts() throws IOException {
        ErrorPolicy policy = new ErrorPolicy(false, Long.MAX_VALUE, BigDecimal.ONE, BigDecimal.ZERO);
        String lines = "a,huge=1400000\nb,huge=1400000\nc,pass\nd,throw\ne,huge=1400000\n";

        Outcome outcome = Runs.runEveryWay(lines, policy, Runs.ALL);

        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(4, 3, 1, 0, 0, 0));
    }

    @Test
    void acceptsExactlyTheAllowedShare() throws IOException {
        Outcome outcome = Runs.runEveryWay(lines(10, i -> i == 1), threshold("0.1"), Runs.ALL);

        assertThat(outcome.report().gate()).isNull();
        assertThat(outcome.target().state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void demandsAShareOfMappedIdentifiersPerField() throws IOException {
        ErrorPolicy policy = new ErrorPolicy(true, Long.MAX_VALUE, BigDecimal.ONE, new BigDecimal("0.5"));
        for (Limits limits : Runs.ALL) {
            MemoryTarget target = new MemoryTarget();
            Pipeline pipeline = new Pipeline(
                    "test",
                    Runs.source(lines(10, i -> false)),
                    List.of(new Stage("map", OneInThree::new)),
                    new JsonLineWriter(),
                    null,
                    target,
                    policy,
                    limits);

            RunReport report = new LocalRunner().run(pipeline, RunListener.SILENT);

            assertThat(report.gate())
                    .isEqualTo("min_mapped_fraction: 10 of 30 identifiers in UniProt/AC have a mapping,"
                            + " a share of 0.3333; at least 0.5 demanded");
            assertThat(target.state()).isEqualTo(State.REJECTED);
        }
    }

    /// Counts three identifiers a record, one of them mapped.
    private static final class OneInThree implements Processor {
        private Counter identifiers;
        private Counter mapped;

        @Override
        public void initialize(ProcessorContext context) {
            identifiers = context.counter("outcomes/UniProt/AC/identifiers");
            mapped = context.counter("outcomes/UniProt/AC/mapped_identifiers");
            context.counter("outcomes/Gene/identifiers");
        }

        @Override
        public Schema outputSchema(Schema in) {
            return in;
        }

        @Override
        public void process(Batch batch, Faults faults, Tally tally) {
            tally.add(identifiers, 3L * batch.liveRows());
            tally.add(mapped, batch.liveRows());
        }
    }
}
