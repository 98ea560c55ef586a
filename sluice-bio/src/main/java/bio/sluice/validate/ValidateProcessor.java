package bio.sluice.validate;

import bio.sluice.fault.Faults;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Form;
import bio.sluice.record.Schema;
import bio.sluice.record.Slice;
import bio.sluice.stream.Counter;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Surveyed;
import bio.sluice.stream.Tally;
import bio.sluice.text.KeyHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Tries rules on the rows of a batch. One thread.
///
/// Whether a key stands twice cannot be seen in a batch. A first run of it notes the keys; the [ValidationSurvey],
/// which
/// sees them in input order, objects to those that stood before, and then the batch is run again, with the objections
/// known. Batches without repetitions, the usual case, run once.
final class ValidateProcessor implements Processor {
    private final ValidateFactory settings;
    private BoundRule[] rules = {};
    private boolean[] unique = {};
    private Field[] measured = {};
    private IdentifierParsers parsers;
    private RowFindings findings;
    private Surveyed<ValidationSurvey> survey;
    private final Slice cell = new Slice();
    private final Slice trimmed = new Slice();
    private final KeyHash hash = new KeyHash();

    private Counter records;
    private Counter valid;
    private Counter invalid;
    private Counter[] checkedCounters = {};
    private Counter[] failedCounters = {};
    private Counter[] missingCounters = {};
    private long[] checked = {};
    private long[] failed = {};
    private long[] missing = {};
    private int[] examples = {};
    private long[] keys = {};

    ValidateProcessor(ValidateFactory settings) {
        this.settings = settings;
    }

    @Override
    public void initialize(ProcessorContext context) {
        parsers = settings.types().parsers(settings.emptyValues());
        findings = new RowFindings(context.shape());
        survey = context.survey("validation/" + context.name(), () -> new ValidationSurvey(context.name(), settings));
        List<ValidationRule> described = settings.rules();
        rules = described.stream().map(rule -> new BoundRule(rule, parsers)).toArray(BoundRule[]::new);
        measured = settings.expectations().stream()
                .map(expectation -> expectation.column() == null ? null : Field.named(expectation.column()))
                .toArray(Field[]::new);
        unique = new boolean[rules.length];
        for (int i = 0; i < rules.length; i++) {
            unique[i] = described.get(i).isUnique();
        }
        String prefix = ValidationSurvey.prefix(context.name());
        records = context.counter(prefix + ValidationSurvey.RECORDS);
        valid = context.counter(prefix + ValidationSurvey.VALID);
        invalid = context.counter(prefix + ValidationSurvey.INVALID);
        checkedCounters = counters(context, rules.length, prefix + "rules/", ValidationSurvey.CHECKED);
        failedCounters = counters(context, rules.length, prefix + "rules/", ValidationSurvey.FAILED);
        missingCounters = counters(context, measured.length, prefix + "expectations/", ValidationSurvey.MISSING);
        checked = new long[rules.length];
        failed = new long[rules.length];
        missing = new long[measured.length];
        examples = new int[rules.length];
        keys = new long[rules.length];
    }

    private static Counter[] counters(ProcessorContext context, int count, String prefix, String suffix) {
        Counter[] counters = new Counter[count];
        for (int i = 0; i < count; i++) {
            counters[i] = context.counter(prefix + (i + 1) + suffix);
        }
        return counters;
    }

    @Override
    public Schema outputSchema(Schema in) {
        boolean flags = settings.rules().stream().anyMatch(rule -> rule.onInvalid() == OnInvalid.FLAG);
        return flags ? in.withMissing(List.of(RowFindings.COLUMN)) : in;
    }

    @Override
    public void process(Batch batch, Faults faults, Tally tally) {
        Arrays.fill(checked, 0);
        Arrays.fill(failed, 0);
        Arrays.fill(missing, 0);
        Arrays.fill(examples, 0);
        ByteSink notes = tally.notes(survey);
        int rows = batch.rows();
        long good = 0;
        long bad = 0;
        long ordinal = -1;
        int copy = 0;
        for (int row = 0; row < rows; row++) {
            if (!batch.live(row)) {
                continue;
            }
            copy = batch.ordinal(row) == ordinal ? copy + 1 : 0;
            ordinal = batch.ordinal(row);
            measure(batch, row, notes);
            judge(batch, row, ValidationNotes.place(ordinal, copy), notes);
            if (findings.isEmpty()) {
                good++;
            } else {
                bad++;
                findings.settle(batch, row);
            }
        }
        tally.add(records, good + bad);
        tally.add(valid, good);
        tally.add(invalid, bad);
        add(checkedCounters, checked, tally);
        add(failedCounters, failed, tally);
        add(missingCounters, missing, tally);
    }

    private static void add(Counter[] counters, long[] counts, Tally tally) {
        for (int i = 0; i < counters.length; i++) {
            tally.add(counters[i], counts[i]);
        }
    }

    /// Notes what expectations want to know of a row.
    private void measure(Batch batch, int row, ByteSink notes) {
        for (int i = 0; i < measured.length; i++) {
            if (measured[i] == null) {
                continue;
            }
            Form form = batch.read(row, measured[i], cell);
            if (form == Form.NULL
                    || form == Form.ABSENT
                    || !parsers.trim(cell.bytes(), cell.start(), cell.end(), trimmed)) {
                missing[i]++;
            } else if (settings.expectations().get(i).measure().countsDistinct()) {
                hash.begin();
                hash.add(cell.bytes(), cell.start(), cell.end());
                notes.write(ValidationNotes.VALUE);
                ValidationNotes.write(i, notes);
                ValidationNotes.write(hash.end(), notes);
            }
        }
    }

    private void judge(Batch batch, int row, long place, ByteSink notes) {
        findings.begin();
        for (int i = 0; i < rules.length; i++) {
            if (!unique[i] && rules[i].applies(batch, row)) {
                checked[i]++;
                String wrong = rules[i].wrong(batch, row);
                if (wrong != null) {
                    find(batch, row, i, wrong, notes);
                }
            }
        }
        // A record that does not go on takes its key from nobody.
        if (!findings.takesOut()) {
            judgeKeys(batch, row, place, notes);
        }
    }

    private void judgeKeys(Batch batch, int row, long place, ByteSink notes) {
        int count = 0;
        for (int i = 0; i < rules.length; i++) {
            keys[i] = unique[i] && rules[i].applies(batch, row) ? rules[i].key(batch, row) : 0;
            count += keys[i] != 0 ? 1 : 0;
        }
        if (count == 0) {
            return;
        }
        notes.write(ValidationNotes.KEYS);
        ValidationNotes.write(place, notes);
        ValidationNotes.write(count, notes);
        for (int i = 0; i < rules.length; i++) {
            if (keys[i] != 0) {
                ValidationNotes.write(i, notes);
                ValidationNotes.write(keys[i], notes);
            }
        }
        for (int i = 0; i < rules.length; i++) {
            if (keys[i] == 0) {
                continue;
            }
            checked[i]++;
            if (survey.survey().objectsTo(i, place)) {
                find(batch, row, i, "an earlier record has " + rules[i].keyText(batch, row) + " too", notes);
            }
        }
    }

    private void find(Batch batch, int row, int i, String wrong, ByteSink notes) {
        failed[i]++;
        String value = rules[i].value(batch, row);
        findings.add(rules[i].rule(), value, wrong);
        if (examples[i] < ValidationSurvey.EXAMPLES) {
            examples[i]++;
            String shown = unique[i] ? rules[i].keyText(batch, row) : value == null ? "" : value;
            ValidationNotes.writeExample(i, batch.ordinal(row) + 1, shown.getBytes(StandardCharsets.UTF_8), notes);
        }
    }
}
