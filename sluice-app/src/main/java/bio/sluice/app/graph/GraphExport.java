package bio.sluice.app.graph;

import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.graph.Graph;
import bio.sluice.graph.export.EdgeTable;
import bio.sluice.graph.export.SssomTable;
import bio.sluice.io.OutputFile;
import bio.sluice.io.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Writes a graph as a table for others. Stateless.
public final class GraphExport {
    /// The forms of such a table.
    public static final List<String> FORMATS = List.of("edges", "sssom");

    private GraphExport() {}

    /// What fills a file.
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /// Writes a graph; into a file aside first, which gets its name when it is complete and durable.
    ///
    /// @param format one of [#FORMATS]
    /// @param output a location, or `-`
    /// @param overwrite whether a file that exists may be replaced
    /// @throws RunStopped if the output exists, or the graph has what the format cannot hold
    public static void write(GraphReading reading, String format, String output, Plugins plugins, boolean overwrite)
            throws IOException {
        Graph graph = reading.graph();
        write(
                output,
                plugins,
                overwrite,
                format.equals("sssom")
                        ? out -> SssomTable.write(graph, out)
                        : out -> new EdgeTable(graph, out).write());
    }

    private static void write(String output, Plugins plugins, boolean overwrite, Content content) throws IOException {
        Storage storage = Inputs.storage(plugins, output);
        if (storage.isSpecial(output)) {
            try (OutputFile file = storage.create(output)) {
                content.write(stream(file));
                file.flush();
            }
            return;
        }
        if (storage.exists(output) && !overwrite) {
            throw new RunStopped(Reason.USAGE, output + " exists; --force replaces it");
        }
        String aside = output + ".part";
        try {
            try (OutputFile file = storage.create(aside)) {
                content.write(stream(file));
                file.sync();
            }
            storage.rename(aside, output);
        } finally {
            storage.delete(aside);
        }
    }

    private static OutputStream stream(OutputFile file) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                file.write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                file.write(bytes, offset, length);
            }
        };
    }
}
