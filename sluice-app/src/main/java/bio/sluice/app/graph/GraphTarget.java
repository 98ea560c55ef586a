package bio.sluice.app.graph;

import bio.sluice.graph.GraphBuilder;
import bio.sluice.graph.source.SourceCounts;
import bio.sluice.io.OutputFile;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.Target;
import java.io.IOException;
import java.util.List;

/// Hands packed edges and facts to a builder, in order, and dead letters to a file. Does not publish: several sources
/// go
/// into one graph, which [GraphJob] writes when the last is read.
final class GraphTarget implements Target {
    private final GraphBuilder builder;
    private final OutputFile errors;
    private final SourceCounts counts = new SourceCounts();

    GraphTarget(GraphBuilder builder, OutputFile errors) {
        this.builder = builder;
        this.errors = errors;
    }

    @Override
    public void open(byte[] head) {
        // both belong to the job
    }

    @Override
    public void append(EncodedChunk chunk) throws IOException {
        byte[] bytes = chunk.output().bytes();
        for (int at = 0; at < chunk.output().length(); ) {
            int length = (int) SourceEncoder.read(bytes, at, Integer.BYTES);
            for (int i = 0; i < SourceCounts.SIZE; i++) {
                counts.add(i, SourceEncoder.read(bytes, at + Integer.BYTES + i * Long.BYTES, Long.BYTES));
            }
            int from = at + SourceEncoder.FRAME_HEAD;
            builder.add(bytes, from, from + length);
            at = from + length;
        }
        errors.write(chunk.deadLetters().bytes(), 0, chunk.deadLetters().length());
    }

    /// What the records came to so far.
    SourceCounts counts() {
        return counts;
    }

    @Override
    public List<OutputSummary> publish() {
        return List.of();
    }

    @Override
    public List<OutputSummary> reject() {
        return List.of();
    }

    @Override
    public void close() {
        // both belong to the job
    }
}
