package bio.sluice.app.graph;

import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.graph.GraphBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The graph that comes with Sluice, made from its bundled edge table when it is first asked for. Thread-safe.
public final class BundledGraph {
    /// What stands for it in place of a path.
    public static final String NAME = "example";

    private static final String RESOURCE = "edges.tsv";
    private static Path place;
    private static boolean built;

    private BundledGraph() {}

    /// The file that `name` stands for: a file of that name if there is one, else, for `example`, the place of the
    /// bundled graph. It is there after [#prepare].
    public static synchronized String resolve(String name) {
        if (!name.equals(NAME) || Files.exists(Path.of(NAME))) {
            return name;
        }
        if (place == null) {
            try {
                Path folder = Files.createTempDirectory("sluice-example");
                place = folder.resolve("example.sluice");
                folder.toFile().deleteOnExit();
            } catch (IOException failed) {
                throw cannotMake(failed);
            }
        }
        return place.toString();
    }

    /// Makes the bundled graph if anybody has asked for it and it is not there yet.
    public static synchronized void prepare() {
        if (place != null && !built) {
            try {
                build();
                built = true;
            } catch (IOException failed) {
                throw cannotMake(failed);
            }
        }
    }

    /// What a user calls `file`: the bundled graph by its name, for its file is another one in each process.
    public static synchronized String nameOf(String file) {
        return place != null && file.equals(place.toString()) ? NAME : file;
    }

    private static RunStopped cannotMake(IOException failed) {
        return new RunStopped(
                Reason.INPUT_OUTPUT, "cannot make the bundled graph in the temporary folder: " + failed, failed);
    }

    private static void build() throws IOException {
        place.toFile().deleteOnExit();
        GraphBuilder builder = new GraphBuilder();
        builder.addInput(RESOURCE, "");
        try (InputStream in = BundledGraph.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.readLine(); // the header
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] edge = line.split("\t", -1);
                // source_id source_type target_id target_type relation source confidence
                builder.add(edge[0], edge[1], edge[2], edge[3], edge[4], edge[5], edge[6]);
            }
        }
        builder.write(place);
    }
}
