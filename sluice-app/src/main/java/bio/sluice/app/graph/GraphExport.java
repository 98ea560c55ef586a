package bio.sluice.app.graph;

import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.engine.target.WholeFile;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.graph.Graph;
import bio.sluice.graph.export.EdgeTable;
import bio.sluice.graph.export.SssomTable;
import java.io.IOException;
import java.util.List;

/// Writes a graph as a table for others. Stateless.
public final class GraphExport {
    /// The forms of such a table.
    public static final List<String> FORMATS = List.of("edges", "sssom");

    private GraphExport() {}

    /// Writes a graph.
    ///
    /// @param format one of [#FORMATS]
    /// @param output a location, or `-`
    /// @param overwrite whether a file that exists may be replaced
    /// @throws RunStopped if the output exists, or the graph has what the format cannot hold
    public static void write(GraphReading reading, String format, String output, Plugins plugins, boolean overwrite)
            throws IOException {
        Graph graph = reading.graph();
        WholeFile file = new WholeFile(Inputs.storage(plugins, output), output, DigestAlgorithm.CRC32C);
        if (file.isTaken() && !overwrite) {
            throw new RunStopped(Reason.USAGE, output + " exists; --force replaces it");
        }
        if (format.equals(FORMATS.get(0))) {
            file.write(out -> new EdgeTable(graph, out).write());
        } else {
            file.write(out -> SssomTable.write(graph, out));
        }
    }
}
