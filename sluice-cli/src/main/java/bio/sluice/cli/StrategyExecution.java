package bio.sluice.cli;

import bio.sluice.app.StrategyRun;
import bio.sluice.app.StrategyRun.StepReport;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.job.RunSettings;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.app.report.Report;
import bio.sluice.app.report.Summary;
import bio.sluice.fault.RunStopped;
import bio.sluice.metrics.MetricsFile;
import bio.sluice.metrics.MetricsPort;
import bio.sluice.option.ConfigNode;
import bio.sluice.stream.Interruption;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunListeners;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A strategy run for a person: progress while it runs, a summary and the report at its end. One use.
final class StrategyExecution {
    private final Strategy strategy;
    private final RunFlags flags;
    private final Verbosity verbosity;
    private final Invocation invocation;
    private final ReportFile report;
    private final Interruption interruption = new Interruption();

    StrategyExecution(Strategy strategy, RunFlags flags, Verbosity verbosity, Invocation invocation) {
        this.strategy = strategy;
        this.flags = flags;
        this.verbosity = verbosity;
        this.invocation = invocation;
        this.report = flags.report() == null ? null : new ReportFile(flags.report());
    }

    /// Runs it.
    ///
    /// @return the exit code
    int run() throws IOException {
        Signals signals = Signals.until(interruption);
        try {
            return runUntilInterrupted();
        } finally {
            signals.close();
        }
    }

    private int runUntilInterrupted() throws IOException {
        refuseClashes();
        MetricsFlags metrics = flags.metrics();
        try (MetricsPort port = metrics.openPort();
                MetricsFile file = metrics.openFile(invocation)) {
            List<RunListener> listeners = new ArrayList<>();
            if (port != null) {
                invocation.messages().note("metrics at " + port.address());
                listeners.add(port);
            }
            if (file != null) {
                listeners.add(file);
            }
            return finish(strategyRun(listeners).run());
        } catch (RunStopped stopped) {
            if (stopped.reason() != RunStopped.Reason.INTERRUPTED) {
                throw stopped;
            }
            // Told here, for the process ends as soon as the signals are let go.
            return Failures.tell(stopped, invocation.messages());
        }
    }

    /// Tries it on a sample; nothing is written.
    ///
    /// @return the exit code
    int rehearse() throws IOException {
        refuseClashes();
        int exitCode = finish(strategyRun(List.of()).rehearse());
        invocation.messages().note("dry run: nothing was written");
        return exitCode;
    }

    private void refuseClashes() {
        if (report != null) {
            report.refuseClashes(strategy, flags.force());
        }
        flags.metrics().refuseClashes(strategy, report);
    }

    private StrategyRun strategyRun(List<RunListener> metrics) {
        Messages messages = invocation.messages();
        List<RunListener> listeners = new ArrayList<>(metrics);
        listeners.add(new Progress(flags.progress(invocation.terminal(), verbosity), invocation.terminal(), messages));
        return new StrategyRun(
                strategy,
                new RunSettings(
                        flags.resume(),
                        flags.restart(),
                        flags.force(),
                        invocation.line(),
                        new RunListeners(listeners),
                        messages::note,
                        interruption));
    }

    /// Names flags that no step listens to.
    void noteUnused(Map<String, ConfigNode> params) {
        params.forEach((param, value) -> {
            for (Strategy.Step step : strategy.steps()) {
                if (step.params().table().find(param) != null) {
                    return;
                }
            }
            invocation.messages().warning(value.location() + " has no effect: no step has \"" + param + "\"");
        });
    }

    private int finish(List<StepReport> reports) throws IOException {
        int exitCode = ExitCode.DONE;
        for (StepReport step : reports) {
            if (strategy.steps().size() > 1) {
                invocation.messages().note(step.step() + ":");
            }
            Summary.of(step.report()).forEach(invocation.messages()::note);
            StageTimes.of(step.report()).forEach(invocation.messages()::detail);
            if (step.report().gate() != null) {
                exitCode = ExitCode.GATE;
            }
        }
        if (report != null) {
            report.write(
                    JsonDocument.of(document(reports)), invocation.terminal().out());
        }
        return exitCode;
    }

    private static Map<String, Object> document(List<StepReport> reports) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (StepReport step : reports) {
            Map<String, Object> named = new LinkedHashMap<>();
            named.put("step", step.step());
            named.putAll(Report.of(step.report()));
            steps.add(named);
        }
        if (steps.size() == 1) {
            steps.get(0).remove("step");
            return steps.get(0);
        }
        return Map.of("steps", steps);
    }
}
