package bio.sluice.formats.unreadable;

import bio.sluice.io.UnreadableInput;

/// A Parquet file (signature `PAR1`, Parquet format, File format). Immutable.
public final class ParquetFile implements UnreadableInput {
    private static final Signature SIGNATURE = Signature.hex("50415231");

    /// Made by the `ServiceLoader`.
    public ParquetFile() {}

    @Override
    public String description() {
        return "a Parquet file";
    }

    @Override
    public boolean recognises(byte[] head, int length) {
        return SIGNATURE.begins(head, length);
    }

    @Override
    public String wayOut() {
        return "export it, for instance: duckdb -c \"COPY (FROM 'FILE') TO 'FILE.csv'\"";
    }
}
