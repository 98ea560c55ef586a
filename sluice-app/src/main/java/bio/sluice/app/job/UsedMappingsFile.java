package bio.sluice.app.job;

import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.engine.target.WholeFile;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.graph.Graph;
import bio.sluice.graph.UsesGraph;
import bio.sluice.graph.export.SssomTable;
import bio.sluice.graph.export.UsedMappings;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the mappings that a run has used as SSSOM. One use, one thread.
///
/// The run keeps a bit for each identifier of the graph, in its checkpoints too; the mappings themselves are looked up
/// again when it has ended. So the file is the same whether the run was interrupted or not, and whatever the workers.
final class UsedMappingsFile {
    private final List<Stage> stages;
    private final String location;
    private final WholeFile file;

    /// @param stages those of the job
    /// @throws RunStopped if none of them uses a graph
    UsedMappingsFile(Plugins plugins, List<Stage> stages, String location, DigestAlgorithm digest) {
        this.stages = stages;
        this.location = location;
        this.file = new WholeFile(Inputs.storage(plugins, location), location, digest);
        if (stages.stream().noneMatch(stage -> stage.factory() instanceof UsesGraph)) {
            throw new RunStopped(
                    Reason.USAGE, "sssom_path " + location + ": nothing is looked up in a graph; give a graph");
        }
    }

    /// Makes sure that nothing is lost by writing it.
    ///
    /// @throws RunStopped if there is a file of its name
    void requireNew() {
        if (file.isTaken()) {
            throw new RunStopped(Reason.USAGE, location + " exists; --force replaces it");
        }
    }

    /// Writes the file.
    ///
    /// @return the report with it among the outputs
    RunReport write(RunReport report) throws IOException {
        Map<Graph, List<UsedMappings.Use>> uses = new LinkedHashMap<>();
        Map<String, Graph> graphs = new LinkedHashMap<>();
        for (Stage stage : stages) {
            if (stage.factory() instanceof UsesGraph user) {
                // Two stages with one graph have opened it twice.
                Graph graph = graphs.computeIfAbsent(user.graph().digest(), unused -> user.graph());
                BitSet looked = report.marks().getOrDefault(UsesGraph.MARKS + stage.name(), new BitSet());
                uses.computeIfAbsent(graph, unused -> new ArrayList<>())
                        .add(new UsedMappings.Use(user.limits(), looked, user.usesOnlyBest()));
            }
        }
        List<UsedMappings> used = new ArrayList<>();
        uses.forEach((graph, of) -> used.add(new UsedMappings(graph, of)));
        long[] rows = new long[1];
        file.write(out -> rows[0] = SssomTable.write(used, out));
        return report.with(new OutputSummary("sssom", location, "sssom", rows[0], file.size(), file.digest()));
    }
}
