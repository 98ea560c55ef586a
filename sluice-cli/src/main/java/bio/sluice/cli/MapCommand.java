package bio.sluice.cli;

import bio.sluice.app.config.SettingsTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice map`: parses, normalizes and cross-references tables without a strategy file.
@CommandLine.Command(name = "map")
final class MapCommand implements Command {
    @Parameters(paramLabel = "INPUT", arity = "1..*")
    List<String> inputs;

    @Option(names = "--id", paramLabel = "COLUMN=TYPE[:NAME]")
    List<String> ids = List.of();

    @Option(names = "--rules", paramLabel = "FILE")
    String rules;

    @Mixin
    GraphFlags graphFlags;

    @Option(names = "--full")
    boolean full;

    @Mixin
    OutputFlags outputFlags;

    @Mixin
    ReaderFlags readerFlags;

    @Mixin
    RunFlags runFlags;

    @Mixin
    Verbosity verbosity;

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        if (ids.isEmpty() && rules == null && graphFlags.graph == null) {
            throw new WrongFlag(
                    "nothing to do; give --id, --rules or --graph" + " (sluice convert only changes the format)");
        }
        if (ids.isEmpty() && graphFlags.graph != null) {
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
