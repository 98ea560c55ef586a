package bio.sluice.cli;

import bio.sluice.app.graph.GraphReading;
import bio.sluice.app.graph.LookupAnswer;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.option.Problems;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `sluice graph lookup`: what a mapping graph knows of identifiers.
final class GraphLookupCommand implements Command {
    private String graph;
    private List<String> ids;
    private String type;
    private boolean reverse;
    private boolean pathPredicates;
    private boolean json;
    private final LookupFlags lookupFlags = new LookupFlags();
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.argument("GRAPH", value -> graph = value)
                .arguments("ID", values -> ids = values)
                .value("--type", "TYPE", value -> type = value)
                .on("--reverse", () -> reverse = true)
                .on("--path-predicates", () -> pathPredicates = true)
                .on("--json", () -> json = true);
        lookupFlags.declare(flags);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) {
        GraphReading reading = GraphReading.open(graph);
        Problems problems = new Problems();
        lookupFlags.limit(reading, problems);
        if (!problems.isEmpty()) {
            return Mistakes.told(problems, invocation.messages());
        }
        PrintStream out = invocation.terminal().out();
        for (String id : ids) {
            LookupAnswer answer = reverse ? reading.reverse(id, type) : reading.lookup(id, type);
            if (json) {
                out.println(JsonDocument.line(document(answer)));
            } else {
                print(answer, out);
            }
        }
        return ExitCode.DONE;
    }

    private void print(LookupAnswer answer, PrintStream out) {
        Columns head = new Columns();
        String canonical = answer.canonical() == null || answer.canonical().equals(answer.asked())
                ? ""
                : " (" + answer.canonical() + ")";
        head.add(answer.asked() + canonical + (answer.type() == null ? "" : " as " + answer.type()) + ": "
                + answer.status());
        head.print("", out);
        Columns columns = new Columns();
        answer.candidates().forEach(candidate -> columns.add("candidate", candidate));
        columns.print("  ", out);
        Columns mappings = new Columns();
        for (LookupAnswer.Mapping mapping : answer.mappings()) {
            mappings.add(
                    mapping.curie(),
                    mapping.type(),
                    mapping.confidence().toPlainString(),
                    mapping.predicate(),
                    mapping.source(),
                    pathPredicates ? String.join(" ", mapping.steps()) : String.join(" > ", mapping.path()),
                    mapping.name());
        }
        mappings.print("  ", out);
        if (answer.truncated()) {
            out.println("  (more was cut off by a limit)");
        }
    }

    private Map<String, Object> document(LookupAnswer answer) {
        return document(answer, pathPredicates);
    }

    /// An answer as a JSON object.
    static Map<String, Object> answer(LookupAnswer answer) {
        return document(answer, false);
    }

    private static Map<String, Object> document(LookupAnswer answer, boolean predicates) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", answer.asked());
        document.put("canonical", answer.canonical());
        document.put("type", answer.type());
        document.put("status", answer.status());
        document.put("candidates", answer.candidates());
        List<Map<String, Object>> mappings = new ArrayList<>();
        for (LookupAnswer.Mapping mapping : answer.mappings()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("id", mapping.id());
            map.put("curie", mapping.curie());
            map.put("type", mapping.type());
            map.put("source", mapping.source());
            map.put("hops", mapping.hops());
            map.put("confidence", mapping.confidence());
            map.put("predicate", mapping.predicate());
            if (!mapping.name().isEmpty()) {
                map.put("name", mapping.name());
            }
            map.put("path", predicates ? mapping.steps() : mapping.path());
            mappings.add(map);
        }
        document.put("mappings", mappings);
        document.put("truncated", answer.truncated());
        return document;
    }
}
