package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.engine.Runs.Outcome;
import bio.sluice.fault.RunStopped;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitAndRerunTest {
    private static String lines(int count, int every, String script) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(i).append(',').append(i % every == 0 ? script : "pass").append('\n');
        }
        return lines.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "overflow"})
    void aPoisonRecordCostsItselfOnly(String script) throws IOException {
        Outcome outcome = Runs.runEveryWay(lines(100, 33, script));

        assertThat(Runs.deadIn(outcome))
                .containsExactly(
                        "33 scripted processor_error", "66 scripted processor_error", "99 scripted processor_error");
        assertThat(outcome.target().output().lines()).hasSize(97);
    }

    @Test
    void aPoisonRecordIsToldWithItsException() throws IOException {
        Outcome outcome = Runs.runEveryWay("a,pass\n\nb,throw\n");

        assertThat(outcome.target().errors())
                .isEqualTo("{\"source\":\"lines.txt\",\"record\":2,\"line\":3,\"offset\":8,\"length\":7,"
                        + "\"stage\":\"scripted\",\"kind\":\"processor_error\",\"column\":null,\"value\":null,"
                        + "\"message\":\"java.lang.IllegalStateException: told to\",\"hint\":null,"
                        + "\"raw\":\"b,throw\"}\n");
    }

    @Test
    void exhaustedMemoryCostsTheRecordThatExhaustsIt() throws IOException {
        Outcome outcome = Runs.runEveryWay(lines(20, 10, "exhaust"));

        assertThat(Runs.deadIn(outcome)).containsExactly("10 scripted processor_error", "20 scripted processor_error");
    }

    @Test
    void recordsThatFitOnlyAloneAreWritten() throws IOException {
        Outcome outcome = Runs.runEveryWay(lines(12, 3, "huge=1500000"));

        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(12, 12, 0, 0, 0, 0));
        assertThat(outcome.target().output().length()).isGreaterThan(6_000_000);
    }

    @Test
    void aRecordBeyondTheReserveIsTooLarge() throws IOException {
        Outcome outcome = Runs.runEveryWay(lines(10, 4, "huge=9000000"));

        assertThat(Runs.deadIn(outcome)).containsExactly("4 scripted record_too_large", "8 scripted record_too_large");
        assertThat(outcome.target().errors())
                .contains("the record needs more than the 8388608 bytes that a single record may take")
                .contains("\"raw\":\"4,huge=9000000\"");
        assertThat(outcome.target().output().lines()).hasSize(8);
    }

    @Test
    void theSameRecordsAreTooLargeForEveryChunkSizeWorkersAndSlots() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int kilobytes = 1_000; kilobytes < 9_000; kilobytes += 137) {
            lines.append(kilobytes).append(",huge=").append(kilobytes << 10).append("\nx,pass\n");
        }

        Outcome outcome = Runs.runEveryWay(
                lines.toString(),
                ErrorPolicy.LENIENT,
                List.of(
                        Runs.limits(1_000, 1, 1),
                        Runs.limits(1, 1, 1),
                        Runs.limits(3, 2, 2),
                        Runs.limits(1_000, 2, 40),
                        Runs.limits(50, 16, 16)));

        assertThat(outcome.report().ledger().dead()).isBetween(5L, 50L);
    }

    @Test
    void manyCopiesOfOneRecordStayWithinTheBudget() throws IOException {
        Outcome outcome = Runs.runEveryWay("a,expand=20000\nb,expand=900000\nc,pass\n");

        assertThat(Runs.deadIn(outcome)).containsExactly("2 scripted record_too_large");
        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(3, 20_002, 1, 0, 20_000, 0));
    }

    @Test
    void expansionsDoNotUseTheBudgetUp() throws IOException {
        Outcome outcome = Runs.runEveryWay(lines(5_000, 2, "expand=3"));

        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(5_000, 12_500, 0, 0, 7_500, 0));
    }

    @Test
    void deadLettersLargerThanTheSharesAreWrittenAll() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(i + "," + "\u0001".repeat(60_000) + ",surplus");
        }

        Outcome outcome = Runs.runEveryWay(String.join("\n", lines));

        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(60, 0, 60, 0, 0, 0));
        assertThat(outcome.target().errors().lines()).hasSize(60);
    }

    @Test
    void aRecordLongerThanItsSlotsShareIsRead() throws IOException {
        String longId = "x".repeat(900_000);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            lines.append(i % 3 == 0 ? longId : "y").append(i).append(",pass\n");
        }

        Outcome outcome = Runs.runEveryWay(lines.toString());

        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(9, 9, 0, 0, 0, 0));
    }

    @Test
    void aRecordTheSourceRefusesIsADeadLetter() throws IOException {
        String tooLong = "z".repeat((1 << 20) + 1);

        Outcome outcome = Runs.runEveryWay("a,pass\n" + tooLong + "\nb,pass\n" + tooLong);

        assertThat(Runs.deadIn(outcome)).containsExactly("2 read record_too_long", "4 read record_too_long");
        assertThat(outcome.target().errors())
                .contains("\"length\":1048577,")
                .contains("\"raw\":\"" + "z".repeat(1_024) + "\",\"raw_truncated\":true}");
        assertThat(outcome.report().ledger()).isEqualTo(new Ledger(4, 2, 2, 0, 0, 0));
    }

    @Test
    void aProcessorCanStopTheRun() {
        for (Limits limits : Runs.ALL) {
            assertThatThrownBy(() -> Runs.run(lines(50, 20, "stop"), limits))
                    .isInstanceOf(RunStopped.class)
                    .hasMessage("a record says stop");
        }
    }
}
