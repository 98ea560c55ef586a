package bio.sluice.cli;

import bio.sluice.app.catalog.TypeCatalog;
import bio.sluice.app.catalog.TypeEntry;
import bio.sluice.app.report.JsonDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `sluice types`: the identifier types that are known.
final class TypesCommand implements Command {
    private static final int SHOWN = 3;

    private boolean json;
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.on("--json", () -> json = true);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) {
        List<TypeEntry> types = TypeCatalog.all();
        if (json) {
            invocation.terminal().out().print(JsonDocument.of(document(types)));
            return ExitCode.DONE;
        }
        Columns table = new Columns();
        table.add("TYPE", "CANONICAL", "CURIE", "IDENTIFIES", "ALSO WRITTEN");
        for (TypeEntry type : types) {
            table.add(type.name(), type.example(), type.curie(), type.summary(), shortly(type.synonyms()));
        }
        table.print("", invocation.terminal().out());
        return ExitCode.DONE;
    }

    /// The first few; all of them stand in the JSON.
    private static String shortly(List<String> synonyms) {
        return String.join(", ", synonyms.subList(0, Math.min(SHOWN, synonyms.size())));
    }

    private static List<Map<String, Object>> document(List<TypeEntry> types) {
        List<Map<String, Object>> document = new ArrayList<>();
        for (TypeEntry type : types) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("type", type.name());
            map.put("summary", type.summary());
            map.put("synonyms", type.synonyms());
            map.put("contains", type.parts());
            map.put("example", type.example());
            map.put("curie", type.curie());
            map.put("check_digit", type.checkDigit());
            map.put("species", type.species());
            map.put("source", type.source());
            document.add(map);
        }
        return document;
    }
}
