package bio.sluice.fuzz;

import java.io.IOException;

/// CSV tables: however cut, the same records come out, none is lost, and only told errors end the run.
public final class CsvFuzz {
    private CsvFuzz() {}

    /// Called by the fuzzer.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        DelimitedTrial.run("csv", input);
    }
}
