package bio.sluice.cli;

import bio.sluice.app.catalog.TypeCatalog;
import bio.sluice.app.catalog.TypeEntry;
import bio.sluice.app.report.JsonDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sluice types`: the identifier types that are known.
@CommandLine.Command(name = "types")
final class TypesCommand implements Command {
    @Option(names = "--json")
    boolean json;

    @Mixin
    Verbosity verbosity;

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
            table.add(type.name(), type.example(), type.curie(), type.summary(), String.join(", ", type.synonyms()));
        }
        table.print("", invocation.terminal().out());
        return ExitCode.DONE;
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
            document.add(map);
        }
        return document;
    }
}
