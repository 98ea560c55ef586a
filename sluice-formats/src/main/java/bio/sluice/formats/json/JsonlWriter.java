package bio.sluice.formats.json;

import bio.sluice.stream.Encoder;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.RecordWriter;
import java.util.List;

/// Writes one JSON object a line, each with the columns of its own record. Immutable.
final class JsonlWriter implements RecordWriter {
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
        return new JsonlEncoder();
    }

    @Override
    public OutputShape shape() {
        return OutputShape.NESTED;
    }
}
