package bio.sluice.cli;

import bio.sluice.app.graph.GraphReading;
import bio.sluice.app.report.JsonDocument;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice graph info`: what is in a mapping graph file.
@CommandLine.Command(name = "info")
final class GraphInfoCommand implements Command {
    @Parameters(paramLabel = "GRAPH")
    String graph;

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
        Map<String, Object> summary = GraphReading.open(graph).summary();
        PrintStream out = invocation.terminal().out();
        if (json) {
            out.print(JsonDocument.of(summary));
        } else {
            Columns columns = new Columns();
            add(summary, "", columns);
            columns.print("", out);
        }
        return ExitCode.DONE;
    }

    private static void add(Map<?, ?> map, String indent, Columns columns) {
        map.forEach((key, value) -> {
            String name = indent + (key.toString().isEmpty() ? "(unknown)" : key.toString());
            if (value instanceof Map<?, ?> inner) {
                columns.add(name, inner.isEmpty() ? "none" : "");
                add(inner, indent + "  ", columns);
            } else if (value instanceof List<?> list) {
                columns.add(name, list.isEmpty() ? "none" : "");
                for (Object item : list) {
                    columns.add(indent + "  -", item instanceof Map<?, ?> entry ? words(entry) : item.toString());
                }
            } else {
                columns.add(name, String.valueOf(value));
            }
        });
    }

    private static String words(Map<?, ?> entry) {
        StringBuilder words = new StringBuilder();
        entry.values().forEach(value -> {
            if (value != null) {
                words.append(words.length() == 0 ? "" : ", ").append(value);
            }
        });
        return words.toString();
    }
}
