package bio.sluice.identifier;

import bio.sluice.fault.Faults;
import bio.sluice.frequent.ValueSurvey;
import bio.sluice.record.Batch;
import bio.sluice.record.Schema;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Surveyed;
import bio.sluice.stream.Tally;
import java.util.Arrays;
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
    private final boolean noting;
    private OutputShape shape = OutputShape.NESTED;
    private ParseColumn[] columns = {};
    private ParseCounters counters;
    /// Null if values that are not recognised are not noted.
    private Surveyed<ValueSurvey> survey;

    /// @param threshold the least confidence of what counts as found, in ten-thousandths
    /// @param noting whether values that are not recognised are noted
    ParseProcessor(List<ParseMapping> mappings, IdentifierParsers parsers, int threshold, boolean noting) {
        this.mappings = mappings;
        this.parsers = parsers;
        this.threshold = threshold;
        this.noting = noting;
    }

    @Override
    public void initialize(ProcessorContext context) {
        shape = context.shape();
        counters = new ParseCounters(context);
        survey = noting ? context.survey("values/" + context.name(), this::survey) : null;
        columns = mappings.stream()
                .map(mapping -> new ParseColumn(mapping, parsers, threshold, shape, counters, context))
                .toArray(ParseColumn[]::new);
    }

    private ValueSurvey survey() {
        return new ValueSurvey(
                mappings.stream()
                        .map(mapping -> mapping.sourceColumn() + " as " + mapping.identifierType())
                        .toList(),
                Arrays.stream(Status.values()).map(Status::word).toList());
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
        for (int i = 0; i < columns.length; i++) {
            columns[i].noteInto(survey == null ? null : tally.notes(survey), i);
            columns[i].process(batch, tally);
        }
        counters.end(tally);
    }
}
