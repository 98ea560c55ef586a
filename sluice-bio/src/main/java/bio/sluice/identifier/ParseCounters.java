package bio.sluice.identifier;

import bio.sluice.stream.Counter;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Tally;
import java.util.ArrayList;
import java.util.List;

/// What a `parse` stage counts over all its columns: the statistics of the report's `biological_parser`. One thread.
final class ParseCounters {
    private final ProcessorContext context;
    private final String prefix;
    private final Counter parsed;
    private final Counter errors;
    private final Counter absent;
    private final List<String> parsers = new ArrayList<>();
    private final List<Counter> usage = new ArrayList<>();

    ParseCounters(ProcessorContext context) {
        this.context = context;
        prefix = "processors/" + statisticsName(context.name()) + "/";
        parsed = context.counter(prefix + "parsed_records");
        errors = context.counter(prefix + "parse_errors");
        absent = context.counter(prefix + "absent_fields");
    }

    /// `parse` is reported as `biological_parser`, `parse_2` as `biological_parser_2`.
    private static String statisticsName(String stage) {
        return stage.equals("parse") || stage.startsWith("parse_")
                ? "biological_parser" + stage.substring("parse".length())
                : stage;
    }

    /// A cell was looked at.
    void parsed(Tally tally) {
        tally.add(parsed, 1);
    }

    /// A parser threw.
    void error(Tally tally) {
        tally.add(errors, 1);
    }

    /// A record does not have the field.
    void absent(Tally tally) {
        tally.add(absent, 1);
    }

    /// `parser` recognised a value.
    void used(String parser, Tally tally) {
        for (int i = 0; i < parsers.size(); i++) {
            if (parsers.get(i).equals(parser)) {
                tally.add(usage.get(i), 1);
                return;
            }
        }
        parsers.add(parser);
        usage.add(context.counter(prefix + "parser_usage/" + parser));
        tally.add(usage.get(usage.size() - 1), 1);
    }
}
