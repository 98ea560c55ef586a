package bio.sluice.app.graph;

import bio.sluice.graph.GraphBuilder;
import bio.sluice.io.OutputFile;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.Target;
import java.io.IOException;
import java.util.List;

/// Hands packed edges to a builder, in order, and dead letters to a file. Does not publish: several tables go into one
/// graph, which [GraphJob] writes when the last is read.
final class GraphTarget implements Target {
    private final GraphBuilder builder;
    private final OutputFile errors;

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
        builder.add(chunk.output().bytes(), 0, chunk.output().length());
        errors.write(chunk.deadLetters().bytes(), 0, chunk.deadLetters().length());
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
