package bio.sluice.jdbc;

import bio.sluice.stream.Encoder;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.RecordWriter;
import java.util.List;

/// Writes records for a table: fixed columns, nested values. Immutable.
final class RowWriter implements RecordWriter {
    @Override
    public boolean hasFixedColumns() {
        return true;
    }

    @Override
    public byte[] head(List<String> columns) {
        return new byte[0];
    }

    @Override
    public Encoder encoder(List<String> columns) {
        return new RowEncoder(columns);
    }

    @Override
    public OutputShape shape() {
        return OutputShape.NESTED;
    }
}
