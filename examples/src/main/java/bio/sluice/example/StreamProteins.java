package bio.sluice.example;

import bio.sluice.app.Sluice;
import bio.sluice.stream.RunReport;
import java.io.IOException;

/// The main job in ten lines.
public final class StreamProteins {
    private StreamProteins() {}

    /// Parses, normalizes and maps a table of proteins, and writes JSON lines.
    public static RunReport run(String input, String output) throws IOException {
        return Sluice.read(input)
                .parse("UniProt", "uniprot")
                .normalize("gene_symbol", "strip")
                .crossReference("example", "UniProt")
                .write(output);
    }
}
