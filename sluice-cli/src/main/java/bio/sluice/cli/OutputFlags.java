package bio.sluice.cli;

import picocli.CommandLine.Option;

/// Where records go, in which format.
final class OutputFlags {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUTPUT")
    String path;

    @Option(names = "--out-format", paramLabel = "FORMAT")
    String format;

    /// Adds what was given.
    ///
    /// @param defaultPath where records go if nothing was said, or null if something must be
    /// @throws WrongFlag if nothing was said
    void addTo(FlagParams params, String defaultPath) {
        if (path == null && defaultPath == null) {
            throw new WrongFlag("-o: missing; say where the records go (- is standard output)");
        }
        params.put("-o", "output_path", path == null ? defaultPath : path).put("--out-format", "output_format", format);
    }
}
