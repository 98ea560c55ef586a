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
    private final List<ParserCounts> parsers = new ArrayList<>();

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

    /// A batch begins: what was counted of one that was given up is forgotten.
    void begin() {
        for (ParserCounts counts : parsers) {
            counts.hits = 0;
            counts.misses = 0;
            counts.errors = 0;
        }
    }

    /// `parser` recognised a value.
    void hit(String parser) {
        of(parser).hits++;
    }

    /// `parser` had the last word on a value, and it was no.
    void miss(String parser) {
        of(parser).misses++;
    }

    /// `parser` threw.
    void threw(String parser) {
        of(parser).errors++;
    }

    /// A batch ends.
    void end(Tally tally) {
        for (ParserCounts counts : parsers) {
            counts.add(tally);
        }
    }

    private ParserCounts of(String parser) {
        for (int i = 0; i < parsers.size(); i++) {
            if (parsers.get(i).name.equals(parser)) {
                return parsers.get(i);
            }
        }
        ParserCounts counts = new ParserCounts(parser);
        parsers.add(counts);
        return counts;
    }

    /// What one parser did in a batch, and where it is told.
    private final class ParserCounts {
        private final String name;
        private final Counter usage;
        private final Counter allHits;
        private final Counter allMisses;
        private final Counter allErrors;
        private long hits;
        private long misses;
        private long errors;

        ParserCounts(String name) {
            this.name = name;
            usage = context.counter(prefix + "parser_usage/" + name);
            allHits = context.counter(prefix + "parser_statistics/" + name + "/hits");
            allMisses = context.counter(prefix + "parser_statistics/" + name + "/misses");
            allErrors = context.counter(prefix + "parser_statistics/" + name + "/errors");
        }

        void add(Tally tally) {
            if (hits > 0) {
                tally.add(usage, hits);
                tally.add(allHits, hits);
            }
            if (misses > 0) {
                tally.add(allMisses, misses);
            }
            if (errors > 0) {
                tally.add(allErrors, errors);
            }
        }
    }
}
