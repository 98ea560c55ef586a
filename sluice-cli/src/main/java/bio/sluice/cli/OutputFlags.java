package bio.sluice.cli;

import java.util.List;

/// Where records go, in which format.
final class OutputFlags {
    private String path;
    private String format;
    private String table;
    private String mode;
    private List<String> key;
    private String ordinal;

    void declare(Flags flags) {
        flags.value("-o --output", "OUTPUT", value -> path = value)
                .value("--out-format", "FORMAT", value -> format = value)
                .value("--table", "NAME", value -> table = value)
                .value("--mode", "MODE", value -> mode = value, "append", "replace", "upsert")
                .list("--key", "NAME,...", values -> key = values)
                .value("--ordinal-column", "NAME", value -> ordinal = value);
    }

    /// Adds what was given.
    ///
    /// @param defaultPath where records go if nothing was said, or null if something must be
    /// @throws WrongFlag if nothing was said
    void addTo(FlagParams params, String defaultPath) {
        if (path == null && defaultPath == null) {
            throw new WrongFlag("-o: missing; say where the records go (- is standard output)");
        }
        params.put("-o", "output_path", path == null ? defaultPath : path)
                .put("--out-format", "output_format", format)
                .put("--table", "table_name", table)
                .put("--mode", "mode", mode)
                .putAll("--key", "key", key)
                .put("--ordinal-column", "ordinal_column", ordinal);
    }
}
