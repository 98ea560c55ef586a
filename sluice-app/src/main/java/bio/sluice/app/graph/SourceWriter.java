package bio.sluice.app.graph;

import bio.sluice.graph.source.Source;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.stream.Encoder;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.RecordWriter;
import java.util.List;

/// Packed edges and facts as an output format, read by [GraphTarget] only. Immutable.
///
/// @param source whose records they are
record SourceWriter(Source source) implements RecordWriter {
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
        return new SourceEncoder(source.rows(IdentifierParsers.standard()));
    }

    @Override
    public OutputShape shape() {
        return OutputShape.NESTED;
    }
}
