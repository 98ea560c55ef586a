package bio.sluice.example;

import bio.sluice.app.Sluice;
import bio.sluice.engine.ResultChunk;
import bio.sluice.engine.ResultChunks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Takes results chunk by chunk while the work goes on. Reading waits while nobody takes them, and closing early ends
/// the run.
public final class ResultsInOrder {
    private ResultsInOrder() {}

    /// The accessions of the first `count` proteins that are mapped to a gene.
    public static List<String> firstMapped(String input, int count) throws IOException {
        List<String> accessions = new ArrayList<>();
        try (ResultChunks chunks = Sluice.read(input)
                .with("chunk_size", 50)
                .parse("UniProt", "uniprot")
                .crossReference("example", "UniProt")
                .results()) {
            for (ResultChunk chunk : chunks) {
                for (Map<String, String> protein : chunk.records()) {
                    if ("mapped".equals(protein.get("UniProt_status"))) {
                        accessions.add(protein.get("UniProt"));
                    }
                    if (accessions.size() == count) {
                        return accessions;
                    }
                }
            }
        }
        return accessions;
    }
}
