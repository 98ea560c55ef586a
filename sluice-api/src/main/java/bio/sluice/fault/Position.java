package bio.sluice.fault;

/// Where a record begins in its source. Immutable.
///
/// @param source the input as the user named it: a path, a URL or `-`
/// @param record data records from 1, counted per source
/// @param line physical lines from 1, the header included
/// @param offset decompressed bytes from 0 in the original encoding, a byte order mark included
public record Position(String source, long record, long line, long offset) {
    @Override
    public String toString() {
        return source + ", record " + record + ", line " + line + ", byte " + offset;
    }
}
