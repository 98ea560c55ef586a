package bio.sluice.cli;

import bio.sluice.app.graph.AnswerChanges;
import bio.sluice.app.graph.GraphChanges;
import bio.sluice.app.graph.GraphReading;
import bio.sluice.app.graph.LookupAnswer;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `sluice graph diff`: what differs between two mapping graphs, or in the answers to a table.
final class GraphDiffCommand implements Command {
    private String before;
    private String after;
    private String table;
    private String column;
    private String type;
    private boolean json;
    private final LookupFlags lookupFlags = new LookupFlags();
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.argument("BEFORE", value -> before = value)
                .argument("AFTER", value -> after = value)
                .value("--for", "TABLE", value -> table = value)
                .value("--column", "COLUMN", value -> column = value)
                .value("--type", "TYPE", value -> type = value)
                .on("--json", () -> json = true);
        lookupFlags.declare(flags);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        if ((table == null) != (column == null)) {
            throw new WrongFlag("--for TABLE and --column COLUMN go together");
        }
        if (table == null && (type != null || lookupFlags.areGiven())) {
            throw new WrongFlag("how to look up matters to a table only; give --for TABLE --column COLUMN");
        }
        GraphReading old = GraphReading.open(before);
        GraphReading now = GraphReading.open(after);
        Problems problems = new Problems();
        lookupFlags.limit(old, problems);
        if (!problems.isEmpty()) {
            return Mistakes.told(problems, invocation.messages());
        }
        lookupFlags.limit(now, problems);
        GraphChanges changes = new GraphChanges(old, now);
        PrintStream out = invocation.terminal().out();
        if (table == null) {
            print(changes.summary(), out);
            return ExitCode.DONE;
        }
        AnswerChanges.Counts counts =
                changes.answers(table, column, type, Plugins.onClassPath(), change -> print(change, out));
        invocation
                .messages()
                .note(counts.changed() + " of " + counts.records() + " records get other answers; " + counts.skipped()
                        + " have nothing to look up"
                        + (counts.unreadable() == 0 ? "" : ", " + counts.unreadable() + " could not be read"));
        return ExitCode.DONE;
    }

    // ---- the graphs

    private void print(Map<String, Object> summary, PrintStream out) {
        if (json) {
            out.print(JsonDocument.of(summary));
            return;
        }
        Columns columns = new Columns();
        columns.add("", "added", "removed", "changed");
        add("identifiers", summary, columns);
        add("edges", summary, columns);
        columns.print("", out);
        if (summary.get("same").equals(true)) {
            out.println("the graphs say the same");
        }
    }

    private static void add(String what, Map<String, Object> summary, Columns columns) {
        columns.add(what, "", "", "");
        ((Map<?, ?>) summary.get(what)).forEach((key, value) -> {
            Map<?, ?> counts = (Map<?, ?>) value;
            columns.add(
                    "  " + key,
                    counts.get("added").toString(),
                    counts.get("removed").toString(),
                    counts.get("changed").toString());
        });
    }

    // ---- the answers

    private void print(AnswerChanges.Change change, PrintStream out) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("record", change.record());
            line.put("value", change.value());
            line.put(
                    "before",
                    change.before().stream().map(GraphLookupCommand::answer).toList());
            line.put(
                    "after",
                    change.after().stream().map(GraphLookupCommand::answer).toList());
            out.println(JsonDocument.line(line));
            return;
        }
        Columns head = new Columns();
        String then = statuses(change.before());
        String now = statuses(change.after());
        head.add("record " + change.record() + ": " + change.value() + ": "
                + (then.equals(now) ? now : then + " -> " + now));
        head.print("", out);
        Set<String> old = mappings(change.before());
        Set<String> present = mappings(change.after());
        Columns lines = new Columns();
        old.stream().filter(mapping -> !present.contains(mapping)).forEach(mapping -> lines.add("- " + mapping));
        present.stream().filter(mapping -> !old.contains(mapping)).forEach(mapping -> lines.add("+ " + mapping));
        lines.print("  ", out);
    }

    private static String statuses(List<LookupAnswer> answers) {
        return String.join(", ", answers.stream().map(LookupAnswer::status).toList());
    }

    private static Set<String> mappings(List<LookupAnswer> answers) {
        Set<String> mappings = new LinkedHashSet<>();
        for (LookupAnswer answer : answers) {
            answer.candidates().forEach(candidate -> mappings.add("candidate " + candidate));
            answer.mappings()
                    .forEach(mapping -> mappings.add(
                            mapping.curie() + " " + mapping.confidence().toPlainString() + " " + mapping.predicate()));
        }
        return mappings;
    }
}
