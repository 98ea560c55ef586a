package bio.sluice.app.action;

import bio.sluice.app.graph.GraphJob;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.fault.RunStopped;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.Action;
import bio.sluice.plugin.ActionContext;
import java.io.IOException;
import java.util.List;

/// `BUILD_MAPPING_GRAPH`: makes a mapping graph from edge tables. Thread-safe.
public final class BuildMappingGraph implements Action {
    /// Its name in strategies.
    public static final String NAME = "BUILD_MAPPING_GRAPH";

    private static final Option<List<String>> SOURCES = Option.texts(
                    "sources", null, "edge tables: paths or globs, as edges:PATH or alone")
            .mandatory();
    private static final Option<String> OUTPUT_PATH =
            Option.text("output_path", null, "the graph file").mandatory().shownAs("FILE");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "makes a mapping graph from edge tables";
    }

    @Override
    public OptionTable options() {
        return OptionTable.of(SOURCES, OUTPUT_PATH);
    }

    @Override
    public void check(OptionValues params, String path, Problems problems) {
        if (params.get(SOURCES) != null && params.get(SOURCES).isEmpty()) {
            problems.add(params.origin(SOURCES), path + ".sources", "expected at least one edge table");
        }
    }

    @Override
    public void run(OptionValues params, ActionContext context) throws IOException {
        GraphJob job = new GraphJob(Plugins.onClassPath(), context.runner(), context.listener(), context::note);
        String output = params.get(OUTPUT_PATH);
        boolean replaces = context.overwrite() || context.restart();
        if (context.resume() && isBuilt(job, params, context)) {
            if (job.isWhole(output)) {
                context.note(output + " is complete, by the tables it was built of; nothing to do");
                return;
            }
            replaces = true;
        }
        GraphJob.Built built = job.build(params.get(SOURCES), output, replaces);
        context.note(output + ": " + built.summary().nodes() + " identifiers, "
                + built.summary().edges() + " edges, " + built.deadLetters() + " rows refused, "
                + built.summary().digest());
    }

    private static boolean isBuilt(GraphJob job, OptionValues params, ActionContext context) throws IOException {
        try {
            return job.isBuilt(params.get(SOURCES), params.get(OUTPUT_PATH));
        } catch (RunStopped refused) {
            if (!(context.restart() || context.overwrite())) {
                throw refused;
            }
            context.note(refused.getMessage());
            return false;
        }
    }
}
