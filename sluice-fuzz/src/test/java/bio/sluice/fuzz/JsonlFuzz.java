package bio.sluice.fuzz;

import java.io.IOException;

/// JSON lines: however cut, the same records come out, none is lost, and only told errors end the run.
public final class JsonlFuzz {
    private static final Integer[] LONGEST = {1 << 20, 20, 50};

    private JsonlFuzz() {}

    /// Called by the fuzzer; the first three bytes choose the options.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Settings settings = new Settings(input)
                .choose("encoding", null, null, null, "latin-1", "utf-16")
                .choose("max_json_depth", null, 3);
        int longest = LONGEST[settings.take() % LONGEST.length];
        ReaderTrial.run(
                ReaderTrial.format("jsonl"),
                settings.values(ReaderTrial.format("jsonl").readerOptions()),
                longest,
                settings.rest());
    }
}
