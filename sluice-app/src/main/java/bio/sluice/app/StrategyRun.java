package bio.sluice.app;

import bio.sluice.app.config.Mistakes;
import bio.sluice.app.config.Strategy;
import bio.sluice.app.job.RunSettings;
import bio.sluice.engine.LocalRunner;
import bio.sluice.fault.RunStopped;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ActionContext;
import bio.sluice.stream.Interruption;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Runner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Runs the steps of a strategy in order; each publishes before the next starts. One use, one thread.
public final class StrategyRun {
    private final Strategy strategy;
    private final RunSettings settings;
    private final Runner runner;
    private final List<StepReport> reports = new ArrayList<>();

    /// The report of one pipeline.
    ///
    /// @param step the step that ran it
    /// @param report what it did
    public record StepReport(String step, RunReport report) {}

    public StrategyRun(Strategy strategy, RunSettings settings) {
        this.strategy = strategy;
        this.settings = settings;
        this.runner = new LocalRunner(settings.interruption());
    }

    /// Looks for every mistake that can be seen without opening data.
    public static Problems check(Strategy strategy) {
        Problems problems = new Problems();
        for (Strategy.Step step : strategy.steps()) {
            step.action().check(step.params(), step.path(), problems);
        }
        return problems;
    }

    /// Checks all steps, then runs them. Stops at the first step that a gate fails; its report says so.
    ///
    /// @return the reports of all pipelines that were run
    /// @throws bio.sluice.fault.RunStopped with a message for the user, if a step cannot run or go on
    public List<StepReport> run() throws IOException {
        Mistakes.refuse(check(strategy));
        if (!settings.resume() && !settings.restart() && !settings.overwrite()) {
            refuseUnfinished();
        }
        for (Strategy.Step step : strategy.steps()) {
            if (settings.interruption().isRequested()) {
                throw new RunStopped(
                        RunStopped.Reason.INTERRUPTED,
                        "interrupted before step " + step.name() + "; run it again with --resume to go on");
            }
            step.action().run(step.params(), new Context(step.name()));
            if (!reports.isEmpty() && reports.get(reports.size() - 1).report().gate() != null) {
                break;
            }
        }
        return List.copyOf(reports);
    }

    /// The first step sees to itself. It must not be the one to speak when a later step was cut off, for all it knows
    /// is
    /// that its output exists.
    private void refuseUnfinished() {
        List<Strategy.Step> steps = strategy.steps();
        for (Strategy.Step step : steps.subList(1, steps.size())) {
            String left = step.action().unfinished(step.params());
            if (left != null) {
                throw new RunStopped(
                        RunStopped.Reason.RESUME,
                        "step " + step.name() + ": " + left + "/ is of a run that did not end, or has not yet:"
                                + " --resume goes on with it, --restart starts afresh");
            }
        }
    }

    /// Tries each step on a sample and writes nothing. A step that reads what an earlier one would write cannot be
    /// tried, and says so.
    public List<StepReport> rehearse() throws IOException {
        Mistakes.refuse(check(strategy));
        for (Strategy.Step step : strategy.steps()) {
            step.action().rehearse(step.params(), new Context(step.name()));
        }
        return List.copyOf(reports);
    }

    private final class Context implements ActionContext {
        private final String step;

        Context(String step) {
            this.step = step;
        }

        @Override
        public String strategy() {
            return strategy.name();
        }

        @Override
        public String step() {
            return step;
        }

        @Override
        public String command() {
            return settings.command();
        }

        @Override
        public Runner runner() {
            return runner;
        }

        @Override
        public Interruption interruption() {
            return settings.interruption();
        }

        @Override
        public RunListener listener() {
            return settings.listener();
        }

        @Override
        public boolean resume() {
            return settings.resume();
        }

        @Override
        public boolean restart() {
            return settings.restart();
        }

        @Override
        public boolean overwrite() {
            return settings.overwrite();
        }

        @Override
        public void note(String message) {
            settings.notes().accept(message);
        }

        @Override
        public void finished(RunReport report) {
            reports.add(new StepReport(step, report));
        }
    }
}
