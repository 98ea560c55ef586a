package bio.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RecordByRecord;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Runner;
import bio.sluice.stream.Stage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [Runner] must do, wherever it runs. Implement it in a test class and supply the runner.
public interface RunnerContract {
    /// The runner under test.
    Runner runner();

    @Test
    default void writesEveryRecordInInputOrder() throws IOException {
        String lines = "a,pass\nb,drop\nc,expand=2\nd,pass\n";
        MemoryTarget target = new MemoryTarget();

        RunReport report = runner().run(pipeline(lines, target), RunListener.SILENT);

        assertThat(target.output().lines().map(line -> line.substring(7, 8))).containsExactly("a", "c", "c", "c", "d");
        assertThat(report.ledger()).isEqualTo(new Ledger(4, 5, 0, 1, 2, 0));
    }

    @Test
    default void sendsOnlyTheRecordAtFaultToTheDeadLetters() throws IOException {
        String lines = "a,pass\nb,throw\nc\nd,pass\n";
        MemoryTarget target = new MemoryTarget();

        RunReport report = runner().run(pipeline(lines, target), RunListener.SILENT);

        assertThat(target.output().lines()).hasSize(2);
        assertThat(target.errors().lines()).hasSize(2);
        assertThat(report.ledger()).isEqualTo(new Ledger(4, 2, 2, 0, 0, 0));
    }

    @Test
    default void runsRecordProcessors() throws IOException {
        MemoryTarget target = new MemoryTarget();
        Pipeline scripted = pipeline("a,pass\n", target);
        Pipeline pipeline = new Pipeline(
                "upper",
                scripted.source(),
                List.of(new Stage("upper", RecordByRecord.of(row -> row.set("id", row.get("id") + row.get("id"))))),
                scripted.writer(),
                null,
                target,
                scripted.policy(),
                scripted.limits());

        runner().run(pipeline, RunListener.SILENT);

        assertThat(target.output()).isEqualTo("{\"id\":\"aa\",\"script\":\"pass\"}\n");
    }

    /// A pipeline that runs lines of `id,script` through a [ScriptedProcessor].
    static Pipeline pipeline(String lines, MemoryTarget target) {
        return new Pipeline(
                "contract",
                LineSource.of(lines, "id", "script"),
                List.of(new Stage("scripted", ScriptedProcessor.obeying("script"))),
                new JsonLineWriter(),
                null,
                target,
                ErrorPolicy.LENIENT,
                new Limits(2, 2, 3, 32 << 20, 1 << 20));
    }
}
