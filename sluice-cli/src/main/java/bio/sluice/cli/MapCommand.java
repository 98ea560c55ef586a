package bio.sluice.cli;

import bio.sluice.app.config.SettingsTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `sluice map`: parses, normalizes and cross-references tables without a strategy file.
final class MapCommand implements Command {
    private List<String> inputs;
    private List<String> ids = List.of();
    private String rules;
    private boolean full;
    private final GraphFlags graphFlags = new GraphFlags();
    private final OutputFlags outputFlags = new OutputFlags();
    private final ReaderFlags readerFlags = new ReaderFlags();
    private final RunFlags runFlags = new RunFlags();
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.arguments("INPUT", values -> inputs = values)
                .repeated("--id", "COLUMN=TYPE[:NAME]", values -> ids = values)
                .value("--rules", "FILE", value -> rules = value)
                .on("--full", () -> full = true);
        graphFlags.declare(flags);
        outputFlags.declare(flags);
        readerFlags.declare(flags);
        runFlags.declare(flags);
        runFlags.declareMappings(flags);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        if (ids.isEmpty() && rules == null && !graphFlags.isGiven()) {
            throw new WrongFlag(
                    "nothing to do; give --id, --rules or --graph" + " (sluice convert only changes the format)");
        }
        if (ids.isEmpty() && graphFlags.isGiven()) {
            throw new WrongFlag("--graph: say with --id COLUMN=TYPE which identifiers to look up in it");
        }
        FlagParams params = new FlagParams();
        params.putAll("INPUT", "input_path", inputs);
        readerFlags.addTo(params);
        outputFlags.addTo(params, "-");
        List<Object> mappings = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (String id : ids) {
            Map<String, String> mapping = mapping(id);
            mappings.add(SettingsTree.of(mapping, "--id " + id));
            columns.add(mapping.get("source_column"));
        }
        if (!mappings.isEmpty()) {
            params.putAll("--id", "column_mappings", mappings);
        }
        params.put("--rules", "normalization", rules).put("--full", "full", full ? "true" : null);
        graphFlags.addTo(params, List.copyOf(columns));
        runFlags.addTo(params);
        return SingleStep.run("map", SingleStep.PROCESS, params, runFlags, verbosity, invocation);
    }

    /// What `COLUMN=TYPE` or `COLUMN=TYPE:NAME` says. A column's name may hold an equals sign, a type cannot.
    private static Map<String, String> mapping(String id) {
        int equals = id.lastIndexOf('=');
        int colon = id.indexOf(':', equals + 1);
        String type = equals < 0 ? "" : id.substring(equals + 1, colon < 0 ? id.length() : colon);
        if (equals <= 0 || type.isEmpty() || colon == id.length() - 1) {
            throw new WrongFlag(
                    "--id " + id + ": expected COLUMN=TYPE or COLUMN=TYPE:NAME, such as --id UniProt=uniprot");
        }
        Map<String, String> mapping = new LinkedHashMap<>();
        mapping.put("source_column", id.substring(0, equals));
        mapping.put("identifier_type", type);
        if (colon > 0) {
            mapping.put("output_column", id.substring(colon + 1));
        }
        return mapping;
    }
}
