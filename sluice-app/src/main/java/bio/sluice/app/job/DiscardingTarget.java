package bio.sluice.app.job;

import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.Target;
import java.util.List;

/// Keeps nothing, for rehearsals.
final class DiscardingTarget implements Target {
    @Override
    public void open(byte[] head) {
        // nothing is written
    }

    @Override
    public void append(EncodedChunk chunk) {
        // nothing is written
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
        // nothing is open
    }
}
