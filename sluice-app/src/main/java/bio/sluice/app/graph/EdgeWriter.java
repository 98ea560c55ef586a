package bio.sluice.app.graph;

import bio.sluice.stream.Encoder;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.RecordWriter;
import java.util.List;

/// Packed edges as an output format, read by [GraphTarget] only. Immutable.
///
/// @param defaultSource stands for the source of edges that name none
record EdgeWriter(String defaultSource) implements RecordWriter {
    @Override
    public boolean hasFixedColumns() {
        return false;
    }

    @Override
    public byte[] head(List<String> columns) {
        return new byte[0];
    }

    @Override
    public Encoder encoder(List<String> columns) {
        return new EdgeEncoder(defaultSource);
    }

    @Override
    public OutputShape shape() {
        return OutputShape.NESTED;
    }
}
