package bio.sluice.cli;

import bio.sluice.app.graph.GraphReading;
import bio.sluice.app.graph.LookupAnswer;
import bio.sluice.app.report.JsonDocument;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice graph lookup`: what a mapping graph knows of identifiers.
@CommandLine.Command(name = "lookup")
final class GraphLookupCommand implements Command {
    private static final int USUAL_HOPS = 2;
    private static final int MOST_HOPS = 4;

    @Parameters(index = "0", paramLabel = "GRAPH")
    String graph;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID")
    List<String> ids;

    @Option(names = "--type", paramLabel = "TYPE")
    String type;

    @Option(names = "--to", paramLabel = "TYPE,...", split = ",")
    List<String> to = List.of();

    @Option(names = "--max-hops", paramLabel = "N")
    String maxHops;

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
        int hops = hops();
        GraphReading reading = GraphReading.open(graph);
        PrintStream out = invocation.terminal().out();
        for (String id : ids) {
            LookupAnswer answer = reading.lookup(id, type, to, hops);
            if (json) {
                out.println(JsonDocument.line(document(answer)));
            } else {
                print(answer, out);
            }
        }
        return ExitCode.DONE;
    }

    private int hops() {
        if (maxHops == null) {
            return USUAL_HOPS;
        }
        int hops = maxHops.length() == 1 ? maxHops.charAt(0) - '0' : -1;
        if (hops < 1 || hops > MOST_HOPS) {
            throw new WrongFlag(
                    "--max-hops: expected a whole number between 1 and " + MOST_HOPS + ", not \"" + maxHops + "\"");
        }
        return hops;
    }

    private static void print(LookupAnswer answer, PrintStream out) {
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
                    String.join(" > ", mapping.path()));
        }
        mappings.print("  ", out);
        if (answer.truncated()) {
            out.println("  (more was cut off by a limit)");
        }
    }

    private static Map<String, Object> document(LookupAnswer answer) {
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
            map.put("path", mapping.path());
            mappings.add(map);
        }
        document.put("mappings", mappings);
        document.put("truncated", answer.truncated());
        return document;
    }
}
