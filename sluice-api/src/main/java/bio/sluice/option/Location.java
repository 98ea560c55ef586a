package bio.sluice.option;

/// Where a setting was written. Immutable.
///
/// @param source a file, `--flag`, an environment variable, or `default`
/// @param line from 1, or 0 where the source has no lines
/// @param column from 1, or 0 where the source has no lines
public record Location(String source, int line, int column) {
    /// A location in a source without lines.
    public static Location of(String source) {
        return new Location(source, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
