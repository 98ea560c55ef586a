package bio.sluice.normalize;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Field;
import bio.sluice.record.Schema;
import bio.sluice.stream.Counter;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Tally;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/// Applies rules to the rows of a batch, in order. One thread.
///
/// A row for which a rule raises gets back what it had before the first rule, and a `normalization_error`.
final class NormalizeProcessor implements Processor {
    static final String ERROR_FIELD = "normalization_error";

    private final List<Rule> description;
    private final boolean keepUnlisted;
    /// The fields whose changes are noted; none without an audit.
    private final List<String> audited;
    private final Field errorField = Field.named(ERROR_FIELD);
    private OutputShape shape;
    private BoundRule[] rules;
    /// Whether a later rule can still raise, so that a change must be undoable.
    private boolean[] undoable;
    private long[] changes;
    private long[] failures;
    private Counter[] changeCounters;
    private Counter[] failureCounters;
    /// Null without an audit.
    private RowAudit audit;
    private Counter normalized;
    private Counter errors;

    /// @param audited the fields whose changes are noted; none without an audit
    NormalizeProcessor(List<Rule> rules, boolean keepUnlisted, List<String> audited) {
        this.description = rules;
        this.keepUnlisted = keepUnlisted;
        this.audited = audited;
    }

    @Override
    public void initialize(ProcessorContext context) {
        shape = context.shape();
        int count = description.size();
        rules = new BoundRule[count];
        for (int i = 0; i < count; i++) {
            rules[i] = new BoundRule(description.get(i), i == 0 ? null : rules[i - 1], shape);
        }
        audit = audited.isEmpty() ? null : new RowAudit(audited, shape);
        undoable = new boolean[count];
        for (int i = count - 2; i >= 0; i--) {
            undoable[i] = undoable[i + 1] || rules[i + 1].mayRaise();
        }
        changes = new long[count];
        failures = new long[count];
        changeCounters = new Counter[count];
        failureCounters = new Counter[count];
        // The report's name for what the strategy calls normalize (PRODUCT §4, pipeline_stats).
        String prefix = "processors/" + context.name().replaceFirst("^normalize(?=$|_)", "normalization") + "/";
        normalized = context.counter(prefix + "normalized_records");
        errors = context.counter(prefix + "normalization_errors");
        for (int i = 0; i < count; i++) {
            changeCounters[i] = context.counter(prefix + "rules/" + (i + 1) + "/changed");
            failureCounters[i] = context.counter(prefix + "rules/" + (i + 1) + "/failed");
        }
    }

    @Override
    public Schema outputSchema(Schema in) {
        Collection<String> added = new LinkedHashSet<>();
        for (Rule rule : description) {
            if (rule.adds()) {
                String column = columnFor(rule.target(), in);
                if (column != null) {
                    added.add(column);
                }
            }
        }
        added.add(ERROR_FIELD);
        Schema all = in.withMissing(added);
        Schema kept = keepUnlisted ? all : all.retaining(listed(all));
        return audited.isEmpty() ? kept : RowAudit.with(kept, audited);
    }

    /// The column to add so that `target` can be set; null if there is one already, or an object for it.
    private String columnFor(String target, Schema in) {
        if (DottedName.withOuter(target).stream().anyMatch(name -> in.find(name) >= 0)) {
            return null;
        }
        int first = target.indexOf('.');
        return first > 0 && !shape.flat() ? target.substring(0, first) : target;
    }

    private Collection<String> listed(Schema schema) {
        Collection<String> names = new LinkedHashSet<>();
        for (Rule rule : description) {
            for (String name : List.of(rule.field(), rule.target())) {
                names.add(DottedName.withOuter(name).stream()
                        .filter(known -> schema.find(known) >= 0)
                        .findFirst()
                        .orElse(name));
            }
        }
        names.add(ERROR_FIELD);
        return names;
    }

    @Override
    public void process(Batch batch, Faults faults, Tally tally) {
        int rows = batch.rows();
        long good = 0;
        long bad = 0;
        for (int row = 0; row < rows; row++) {
            if (!batch.live(row)) {
                continue;
            }
            if (apply(batch, row)) {
                good++;
            } else {
                bad++;
            }
        }
        tally.add(normalized, good);
        tally.add(errors, bad);
        for (int i = 0; i < rules.length; i++) {
            tally.add(changeCounters[i], changes[i]);
            tally.add(failureCounters[i], failures[i]);
            changes[i] = 0;
            failures[i] = 0;
        }
    }

    /// Applies all rules to a row.
    ///
    /// @return false if one raised
    private boolean apply(Batch batch, int row) {
        boolean saved = false;
        boolean untouched = true;
        if (audit != null) {
            audit.begin();
        }
        for (int i = 0; i < rules.length; i++) {
            BoundRule rule = rules[i];
            BoundRule.Verdict verdict = rule.tryOn(batch, row, untouched);
            if (verdict == BoundRule.Verdict.NOTHING) {
                continue;
            }
            if (verdict != BoundRule.Verdict.CHANGE) {
                failures[i]++;
                if (verdict == BoundRule.Verdict.SKIP) {
                    continue;
                }
                if (verdict == BoundRule.Verdict.RAISE) {
                    raise(batch, row, rule, saved);
                    return false;
                }
            }
            if (undoable[i] && !saved) {
                batch.save(row);
                saved = true;
            }
            if (audit != null) {
                audit.add(description.get(i), rule.before());
            }
            rule.write(batch, row);
            untouched = false;
            changes[i]++;
        }
        if (audit != null) {
            audit.write(batch, row);
        }
        return true;
    }

    private void raise(Batch batch, int row, BoundRule rule, boolean saved) {
        String error = rule.error();
        if (saved) {
            batch.restore(row);
        }
        // An earlier stage of rules may have noted an error too.
        String earlier = batch.text(row, errorField);
        batch.set(row, errorField).text(earlier == null || earlier.isEmpty() ? error : earlier + "; " + error);
    }
}
