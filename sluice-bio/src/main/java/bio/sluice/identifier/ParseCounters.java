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
    /// The one that was asked for last: columns mostly have one parser.
    private ParserCounts last;

    private long cells;
    private long thrown;
    private long missing;

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

    /// A batch begins: what was counted of one that was given up is forgotten.
    void begin() {
        cells = 0;
        thrown = 0;
        missing = 0;
        for (ParserCounts counts : parsers) {
            counts.hits = 0;
            counts.misses = 0;
            counts.errors = 0;
        }
    }

    /// A cell was looked at.
    void parsed() {
        cells++;
    }

    /// A record does not have the field.
    void absent() {
        missing++;
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
        thrown++;
        of(parser).errors++;
    }

    /// A batch ends.
    void end(Tally tally) {
        add(tally, parsed, cells);
        add(tally, errors, thrown);
        add(tally, absent, missing);
        for (ParserCounts counts : parsers) {
            counts.add(tally);
        }
    }

    private static void add(Tally tally, Counter counter, long count) {
        if (count > 0) {
            tally.add(counter, count);
        }
    }

    private ParserCounts of(String parser) {
        ParserCounts same = last;
        if (same == null || same.name != parser) {
            same = find(parser);
            last = same;
        }
        return same;
    }

    private ParserCounts find(String parser) {
        for (ParserCounts counts : parsers) {
            if (counts.name.equals(parser)) {
                return counts;
            }
        }
        ParserCounts added = new ParserCounts(parser);
        parsers.add(added);
        return added;
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
            ParseCounters.add(tally, usage, hits);
            ParseCounters.add(tally, allHits, hits);
            ParseCounters.add(tally, allMisses, misses);
            ParseCounters.add(tally, allErrors, errors);
        }
    }
}
