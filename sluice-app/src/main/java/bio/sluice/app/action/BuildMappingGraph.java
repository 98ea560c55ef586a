package bio.sluice.app.action;

import bio.sluice.app.config.Mistakes;
import bio.sluice.app.graph.GraphJob;
import bio.sluice.app.graph.SourceOptions;
import bio.sluice.app.graph.SourceSpec;
import bio.sluice.app.graph.SourceSpecs;
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

/// `BUILD_MAPPING_GRAPH`: makes a mapping graph from the tables that databases publish, and from your own. Thread-safe.
public final class BuildMappingGraph implements Action {
    /// Its name in strategies.
    public static final String NAME = "BUILD_MAPPING_GRAPH";

    private static final Option<List<OptionValues>> SOURCES = Option.tables(
                    "sources",
                    SourceOptions.TABLE,
                    "the tables it is built from, each a path, format:path, or described")
            .mandatory();
    private static final Option<String> SPECIES = Option.text(
            "species",
            null,
            "the only species that is read, where sources tell species: an NCBI taxon or a name such as human");
    private static final Option<Long> MAX_MEMORY = Option.integer(
            "max_memory_mb",
            null,
            64,
            1 << 20,
            "what reading and building may take together, in MiB; what does not fit goes to working files beside the graph");
    private static final Option<String> OUTPUT_PATH =
            Option.text("output_path", null, "the graph file").mandatory().shownAs("FILE");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "makes a mapping graph from the tables that databases publish, and from your own";
    }

    @Override
    public OptionTable options() {
        return OptionTable.of(SOURCES, OUTPUT_PATH, SPECIES, MAX_MEMORY);
    }

    @Override
    public void check(OptionValues params, String path, Problems problems) {
        if (params.get(SOURCES).isEmpty()) {
            problems.add(params.origin(SOURCES), path + ".sources", "expected at least one table");
        }
        SourceSpecs.of(params.get(SOURCES), path + ".sources", Plugins.onClassPath(), problems);
        SourceOptions.species(params, SPECIES, path, problems);
    }

    @Override
    public void run(OptionValues params, ActionContext context) throws IOException {
        GraphJob job = new GraphJob(
                Plugins.onClassPath(), context.runner(), context.listener(), context::note, context.interruption());
        Problems problems = new Problems();
        List<SourceSpec> sources = SourceSpecs.of(params.get(SOURCES), SOURCES.name(), Plugins.onClassPath(), problems);
        String species = SourceOptions.species(params, SPECIES, "", problems);
        Mistakes.refuse(problems); // a file that describes a table may have changed since it was checked
        String output = params.get(OUTPUT_PATH);
        long memory = params.get(MAX_MEMORY) == null ? 0 : params.get(MAX_MEMORY) << 20;
        boolean replaces = context.overwrite() || context.restart();
        if (context.resume() && isBuilt(job, sources, species, output, context)) {
            if (job.isWhole(output)) {
                context.note(output + " is complete, by the tables it was built of; nothing to do");
                return;
            }
            replaces = true;
        }
        GraphJob.Built built = job.build(sources, new GraphJob.Settings(species, memory), output, replaces);
        context.note(output + ": " + built.summary().nodes() + " identifiers, "
                + built.summary().edges() + " edges, " + built.deadLetters() + " rows refused, "
                + built.summary().digest());
    }

    private static boolean isBuilt(
            GraphJob job, List<SourceSpec> sources, String species, String output, ActionContext context)
            throws IOException {
        try {
            return job.isBuilt(sources, species, output);
        } catch (RunStopped refused) {
            if (!(context.restart() || context.overwrite())) {
                throw refused;
            }
            context.note(refused.getMessage());
            return false;
        }
    }
}
