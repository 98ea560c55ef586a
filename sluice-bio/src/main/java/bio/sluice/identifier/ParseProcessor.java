package bio.sluice.identifier;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Schema;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Tally;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Parses the identifiers of some columns. One thread.
///
/// It goes through a batch column by column, so that one type's tables stay in the cache.
final class ParseProcessor implements Processor {
    private final List<ParseMapping> mappings;
    private final IdentifierParsers parsers;
    private final int threshold;
    private OutputShape shape = OutputShape.NESTED;
    private ParseColumn[] columns = {};
    private ParseCounters counters;

    /// @param threshold the least confidence of what counts as found, in ten-thousandths
    ParseProcessor(List<ParseMapping> mappings, IdentifierParsers parsers, int threshold) {
        this.mappings = mappings;
        this.parsers = parsers;
        this.threshold = threshold;
    }

    @Override
    public void initialize(ProcessorContext context) {
        shape = context.shape();
        counters = new ParseCounters(context);
        columns = mappings.stream()
                .map(mapping -> new ParseColumn(mapping, parsers, threshold, shape, counters, context))
                .toArray(ParseColumn[]::new);
    }

    @Override
    public Schema outputSchema(Schema in) {
        Schema out = in;
        Set<String> marked = new HashSet<>();
        for (ParseMapping mapping : mappings) {
            if (marked.add(mapping.sourceColumn())) {
                out = out.withIdentifierType(mapping.sourceColumn(), mapping.identifierType());
            }
            if (shape.flat()) {
                out = out.with(mapping.idColumn(), mapping.statusColumn());
            }
            if (!shape.flat() || shape.full()) {
                out = out.with(mapping.nestedColumn());
            }
            if (!shape.flat() || hasPlugin(mapping)) {
                out = out.with(mapping.errorColumn());
            }
        }
        return out;
    }

    /// Parsers of Sluice do not throw, so that a flat output needs no column for what they say then.
    private boolean hasPlugin(ParseMapping mapping) {
        return parsers.of(parsers.types().find(mapping.identifierType())).size() > 1;
    }

    @Override
    public void process(Batch batch, Faults faults, Tally tally) {
        counters.begin();
        for (ParseColumn column : columns) {
            column.process(batch, tally);
        }
        counters.end(tally);
    }
}
