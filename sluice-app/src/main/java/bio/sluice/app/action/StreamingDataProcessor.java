package bio.sluice.app.action;

import bio.sluice.app.config.Mistakes;
import bio.sluice.app.job.JobRun;
import bio.sluice.app.job.RunSettings;
import bio.sluice.app.job.StreamingJob;
import bio.sluice.app.job.StreamingParams;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.Action;
import bio.sluice.plugin.ActionContext;
import java.io.IOException;

/// `STREAMING_DATA_PROCESSOR`: streams tables through processors into a file. Thread-safe.
public final class StreamingDataProcessor implements Action {
    /// Its name in strategies.
    public static final String NAME = "STREAMING_DATA_PROCESSOR";

    private final Plugins plugins;
    private StreamingParams params;

    /// For `ServiceLoader`.
    public StreamingDataProcessor() {
        this(Plugins.onClassPath());
    }

    /// @param plugins the formats and processors it knows
    public StreamingDataProcessor(Plugins plugins) {
        this.plugins = plugins;
    }

    // Made when first asked for: other commands list this action without needing its params.
    private synchronized StreamingParams params() {
        if (params == null) {
            params = new StreamingParams(plugins);
        }
        return params;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "streams tables through parsing, normalization and cross-reference resolution into a file";
    }

    @Override
    public OptionTable options() {
        return params().table();
    }

    @Override
    public void check(OptionValues values, String path, Problems problems) {
        params().job("check", values, path, problems);
    }

    @Override
    public void run(OptionValues values, ActionContext context) throws IOException {
        context.finished(jobRun(values, context).run());
    }

    @Override
    public String unfinished(OptionValues values) {
        Problems problems = new Problems();
        StreamingJob job = params().job("unfinished", values, "", problems);
        return problems.isEmpty() ? JobRun.unfinished(job, plugins) : null;
    }

    @Override
    public void rehearse(OptionValues values, ActionContext context) throws IOException {
        context.finished(jobRun(values, context).rehearse());
    }

    private JobRun jobRun(OptionValues values, ActionContext context) {
        RunSettings settings = new RunSettings(
                context.resume(),
                context.restart(),
                context.overwrite(),
                context.command(),
                context.listener(),
                context::note,
                context.interruption());
        return new JobRun(job(values, context), plugins, context.runner(), settings);
    }

    private StreamingJob job(OptionValues values, ActionContext context) {
        Problems problems = new Problems();
        StreamingJob job = params().job(context.strategy() + "/" + context.step(), values, context.step(), problems);
        Mistakes.refuse(problems);
        return job;
    }
}
