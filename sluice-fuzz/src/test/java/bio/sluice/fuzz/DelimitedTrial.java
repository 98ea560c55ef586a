package bio.sluice.fuzz;

import java.io.IOException;

/// Reads any bytes as a table; the first six choose the options. Stateless.
final class DelimitedTrial {
    private static final Integer[] LONGEST = {1 << 20, 10, 20, 50};

    private DelimitedTrial() {}

    static void run(String format, byte[] input) throws IOException {
        Settings settings = new Settings(input)
                .flags("header", "strip_whitespace", "skip_blank")
                .choose("quote_char", null, "none", "'", "\"")
                .choose("comment", null, "#", "##")
                .choose("ragged", "dead_letter", "pad")
                .choose("encoding", null, null, "latin-1", "utf-16", "utf-16le", "shift_jis");
        int longest = LONGEST[settings.take() % LONGEST.length];
        settings.choose("skip_rows", null, null, null, 1, 2);
        ReaderTrial.run(
                ReaderTrial.format(format),
                settings.choose("max_record_bytes", longest)
                        .values(ReaderTrial.format(format).readerOptions()),
                longest,
                settings.rest());
    }
}
