package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Stage;
import bio.sluice.stream.Target;
import bio.sluice.testkit.JsonLineWriter;
import bio.sluice.testkit.LineSource;
import bio.sluice.testkit.MemoryTarget;
import bio.sluice.testkit.ScriptedProcessor;
import java.io.IOException;
import java.util.List;

/// Runs of lines of `id,script`, under every mixture of chunk size, workers and slots that must not make a difference.
final class Runs {
    /// 32 MiB: a reserve of 8 MiB.
    static final long MEMORY = 32L << 20;

    static final List<Limits> ALL = List.of(
            limits(1_000, 1, 1),
            limits(1, 1, 10),
            limits(1, 4, 10),
            limits(2, 1, 2),
            limits(2, 4, 4),
            limits(7, 3, 5),
            limits(1_000, 4, 10));

    private Runs() {}

    /// The outcome of a run.
    record Outcome(RunReport report, MemoryTarget target) {}

    static Limits limits(int chunkSize, int workers, int slots) {
        return new Limits(chunkSize, workers, slots, MEMORY, 1 << 20);
    }

    static Pipeline pipeline(RecordSource source, Target target, ErrorPolicy policy, Limits limits) {
        return new Pipeline(
                "test",
                source,
                List.of(new Stage("scripted", ScriptedProcessor.obeying("script"))),
                new JsonLineWriter(),
                null,
                target,
                policy,
                limits);
    }

    static RecordSource source(String lines) {
        return LineSource.of(lines, "id", "script");
    }

    static Outcome run(String lines, Limits limits) throws IOException {
        return run(lines, ErrorPolicy.LENIENT, limits);
    }

    static Outcome run(String lines, ErrorPolicy policy, Limits limits) throws IOException {
        MemoryTarget target = new MemoryTarget();
        RunReport report = new LocalRunner().run(pipeline(source(lines), target, policy, limits), RunListener.SILENT);
        assertThat(report.ledger().isBalanced()).isTrue();
        assertThat(target.isClosed()).isTrue();
        return new Outcome(report, target);
    }

    /// Runs under all limits and demands the same bytes and counts from each.
    static Outcome runEveryWay(String lines) throws IOException {
        return runEveryWay(lines, ErrorPolicy.LENIENT, ALL);
    }

    static Outcome runEveryWay(String lines, ErrorPolicy policy, List<Limits> all) throws IOException {
        Outcome first = run(lines, policy, all.get(0));
        for (Limits limits : all.subList(1, all.size())) {
            Outcome other = run(lines, policy, limits);
            assertThat(other.target().output())
                    .as("output with %s", limits)
                    .isEqualTo(first.target().output());
            assertThat(other.target().errors())
                    .as("errors with %s", limits)
                    .isEqualTo(first.target().errors());
            assertThat(other.target().aside())
                    .as("aside with %s", limits)
                    .isEqualTo(first.target().aside());
            assertThat(other.report().ledger())
                    .as("%s", limits)
                    .isEqualTo(first.report().ledger());
            assertThat(other.report().counters())
                    .as("%s", limits)
                    .isEqualTo(first.report().counters());
            assertThat(other.report().warnings())
                    .as("%s", limits)
                    .isEqualTo(first.report().warnings());
            assertThat(other.report().gate())
                    .as("%s", limits)
                    .isEqualTo(first.report().gate());
            assertThat(other.target().state()).isEqualTo(first.target().state());
        }
        return first;
    }

    /// The dead letters of an outcome, without their texts.
    static List<String> deadIn(Outcome outcome) {
        return outcome.target()
                .errors()
                .lines()
                .map(line ->
                        line.replaceAll(".*\"record\":(\\d+),.*\"stage\":\"(.*?)\",\"kind\":\"(.*?)\".*", "$1 $2 $3"))
                .toList();
    }
}
