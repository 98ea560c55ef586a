package bio.sluice.graph;

import bio.sluice.fault.Faults;
import bio.sluice.fault.RunStopped;
import bio.sluice.frequent.ValueSurvey;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.option.Problems;
import bio.sluice.record.Batch;
import bio.sluice.record.QuotaExceeded;
import bio.sluice.record.Schema;
import bio.sluice.stream.Marks;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Surveyed;
import bio.sluice.stream.Tally;
import java.util.Arrays;
import java.util.List;

/// Looks up the identifiers of some fields and writes what was found beside them. One thread; all workers share the
/// graph. Made by [CrossReferenceType].
///
/// For a field F it adds `F_status`, `F_mappings`, `F_paths`, `F_candidates`, `F_truncated`, `F_resolution_error`, each
/// only where it has something to say; in a flat output `F_status` and a column per target type, or `F_ids`. Where
/// `on_multiple` is `all`, each record has one mapping of each field: every combination, if several fields have
/// several.
public final class CrossReferenceProcessor implements Processor {
    private final CrossReferenceSettings settings;
    private CellMappings found;
    private LookedUpField[] fields = {};
    private CrossReferenceCounters counters;
    /// Null if values without a mapping are not noted.
    private Surveyed<ValueSurvey> survey;
    /// Null if nobody asks which mappings are used.
    private Marks marks;
    /// The ranks of the identifiers whose mappings the row at hand uses.
    private int[] used = new int[8];

    private int usedCount;
    private int[] siblings = new int[8];

    /// A field with what it is looked up by, where it is written and how it is counted.
    private record LookedUpField(CellLookup lookup, CrossReferenceColumns columns, OutcomeCounters outcomes) {}

    CrossReferenceProcessor(CrossReferenceSettings settings) {
        this.settings = settings;
    }

    @Override
    public void initialize(ProcessorContext context) {
        Graph graph = context.shared("graph:" + settings.graphPath(), settings::graph);
        requireTypes(graph);
        Resolver resolver = new Resolver(graph, settings.limits());
        IdentifierParsers parsers = IdentifierParsers.standard().withEmptyValues(settings.emptyValues());
        boolean nested = !context.shape().flat() || context.shape().full();
        found = new CellMappings(new MappingJson(graph, settings.pathPredicates()), nested, settings.notesMappings());
        marks = settings.notesMappings() ? context.marks(UsesGraph.MARKS + context.name()) : null;
        boolean onlyBest = settings.onMultiple() == OnMultiple.BEST;
        fields = settings.identifierFields().stream()
                .map(field -> new LookedUpField(
                        new CellLookup(
                                resolver,
                                settings.limits(),
                                parsers,
                                field,
                                onlyBest,
                                field.equals(settings.identifierFields().get(0)),
                                found),
                        new CrossReferenceColumns(
                                graph,
                                field.name(),
                                context.shape(),
                                settings.limits().targetTypes()),
                        new OutcomeCounters(context, field.name())))
                .toArray(LookedUpField[]::new);
        counters = new CrossReferenceCounters(context);
        survey = settings.notes() ? context.survey("values/" + context.name(), this::survey) : null;
    }

    private ValueSurvey survey() {
        return new ValueSurvey(
                settings.identifierFields().stream().map(IdentifierField::name).toList(), LookupStatus.words());
    }

    /// A type that neither Sluice nor the graph knows is a mistake that would find nothing, row by row.
    private void requireTypes(Graph graph) {
        settings.limits().targetTypes().forEach(type -> requireType(graph, type, "target_types"));
        settings.identifierFields().stream()
                .map(IdentifierField::type)
                .filter(type -> type != null)
                .forEach(type -> requireType(graph, type, "identifier_fields"));
    }

    private static void requireType(Graph graph, String type, String option) {
        if (IdentifierParsers.standard().types().find(type) == null
                && graph.typesRelatedTo(type).isEmpty()) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE,
                    option + ": the graph " + graph.path() + " has no identifiers of type \"" + type + "\"; "
                            + Problems.suggestion(type, graph.types()));
        }
    }

    @Override
    public Schema outputSchema(Schema in) {
        Schema out = in;
        for (LookedUpField field : fields) {
            out = field.columns().added(out);
        }
        return out;
    }

    @Override
    public void process(Batch batch, Faults faults, Tally tally) {
        try {
            processAll(batch, faults, tally);
        } catch (InternalError gone) {
            // The JVM tells late that a page of the file is no longer there: perhaps after the look-up that met it.
            throw settings.graph().changed(gone);
        }
    }

    private void processAll(Batch batch, Faults faults, Tally tally) {
        for (int i = 0; i < fields.length; i++) {
            fields[i].lookup().noteInto(survey == null ? null : tally.notes(survey), i);
        }
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            if (row % LookAhead.GROUP == 0) {
                for (LookedUpField field : fields) {
                    field.lookup().lookAhead(batch, row, Math.min(rows, row + LookAhead.GROUP));
                }
            }
            if (batch.live(row)) {
                process(batch, row, faults, tally);
            }
        }
    }

    private void process(Batch batch, int row, Faults faults, Tally tally) {
        siblings[0] = row;
        usedCount = 0;
        int siblingCount = 1;
        long mappings = 0;
        for (LookedUpField field : fields) {
            if (!lookUp(batch, row, field, siblingCount, faults, tally)) {
                continue;
            }
            field.outcomes().count(found, field.lookup().nonEmpty(), tally);
            mappings += found.count;
            keepUsed();
            if (found.most > 1 && settings.onMultiple() == OnMultiple.FAIL) {
                failMultiple(batch, row, field);
                return;
            }
            if (found.count > 1 && settings.onMultiple() == OnMultiple.ALL) {
                siblingCount = writeEach(batch, field, siblingCount);
            } else {
                for (int i = 0; i < siblingCount; i++) {
                    field.columns().write(batch, siblings[i], found);
                }
            }
            if (found.truncated && !field.columns().isNested()) {
                faults.warn(
                        batch.record(row),
                        batch.recordStart(row),
                        "mappings_cut",
                        "a limit has cut mappings of " + field.lookup().field()
                                + "; --full would say of which records");
            }
        }
        for (int i = 0; i < usedCount; i++) {
            tally.mark(marks, used[i]);
        }
        counters.count(mappings, tally);
        if (mappings == 0) {
            unmatched(batch, row);
        }
    }

    /// A record that one of its fields makes a dead letter uses none of its mappings.
    private void keepUsed() {
        if (found.usedCount > 0) {
            if (used.length < usedCount + found.usedCount) {
                used = Arrays.copyOf(used, 2 * (usedCount + found.usedCount));
            }
            System.arraycopy(found.used, 0, used, usedCount, found.usedCount);
            usedCount += found.usedCount;
        }
    }

    /// Looks a field up; what is thrown costs the field only.
    private boolean lookUp(Batch batch, int row, LookedUpField field, int siblingCount, Faults faults, Tally tally) {
        try {
            boolean there = field.lookup().lookUp(batch, row);
            if (!there) {
                counters.absent(tally);
            }
            return there;
        } catch (QuotaExceeded | RunStopped notTheFields) {
            throw notTheFields;
        } catch (RuntimeException failed) {
            counters.error(tally);
            for (int i = 0; i < siblingCount; i++) {
                field.columns().writeError(batch, siblings[i], failed.toString());
            }
            faults.warn(
                    batch.record(row),
                    batch.recordStart(row),
                    "resolution_error",
                    "looking up " + field.lookup().field() + " failed: " + failed);
            return false;
        }
    }

    private int writeEach(Batch batch, LookedUpField field, int siblingCount) {
        int count = siblingCount;
        for (int s = 0; s < siblingCount; s++) {
            int copies = batch.expand(siblings[s], found.count - 1);
            field.columns().writeOnly(batch, siblings[s], found, 0);
            for (int i = 1; i < found.count; i++) {
                field.columns().writeOnly(batch, copies + i - 1, found, i);
                if (count == siblings.length) {
                    siblings = Arrays.copyOf(siblings, count * 2);
                }
                siblings[count++] = copies + i - 1;
            }
        }
        return count;
    }

    private void failMultiple(Batch batch, int row, LookedUpField field) {
        batch.fail(
                row,
                "multiple_mappings",
                field.lookup().field().name(),
                batch.text(row, field.lookup().field()),
                "an identifier has " + found.most + " mappings, and on_multiple is fail",
                "narrow target_types, predicates or min_confidence, or choose on_multiple: best");
    }

    private void unmatched(Batch batch, int row) {
        if (settings.setsAside()) {
            batch.setAside(row);
        }
        if (settings.onUnmatched() == OnUnmatched.DROP) {
            batch.drop(row);
        } else if (settings.onUnmatched() == OnUnmatched.DEAD_LETTER) {
            List<String> names = settings.fields();
            String only = names.size() == 1 ? names.get(0) : null;
            batch.fail(
                    row,
                    "unmatched",
                    only,
                    only == null ? null : batch.text(row, fields[0].lookup().field()),
                    "no mapping for any identifier of " + String.join(", ", names),
                    "sluice graph lookup shows what the graph has of it");
        }
    }
}
