package bio.sluice.fuzz;

import java.io.IOException;

/// TSV tables: however cut, the same records come out, none is lost, and only told errors end the run.
public final class TsvFuzz {
    private TsvFuzz() {}

    /// Called by the fuzzer.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        DelimitedTrial.run("tsv", input);
    }
}
