package bio.sluice.identifier;

import bio.sluice.frequent.ValueSurvey;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Form;
import bio.sluice.record.JsonText;
import bio.sluice.record.Slice;
import bio.sluice.stream.Counter;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Tally;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Parses one column of a batch. One thread.
final class ParseColumn {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final int KEPT = 1 << 14;
    /// Behind a text of our own, so that it may be read eight bytes at a time.
    private static final String ROOM = "        ";

    private final IdentifierType type;
    private final IdentifierParsers parsers;
    private final boolean explode;
    private final boolean repairExcel;
    private final int threshold;
    private final ParseCounters counters;
    private final Counter[] outcomes = new Counter[Status.values().length];
    /// Of the batch, by ordinal of the status.
    private final long[] statuses = new long[outcomes.length];

    /// The parser of the column, if one of these is all there is; it is then called without the ways round it.
    private final FormParser form;

    private final SymbolParser symbol;
    private final int longestEmpty;

    private final Field source;
    private final ParsedFields out;

    private final Slice cell = new Slice();
    private final ParsedIdentifier value = new ParsedIdentifier();
    private final CellParts parts;
    private final ByteSink unescaped = new ByteSink(Budget.unlimited());
    private ByteSink notes;
    private int noted;
    /// What the parser threw at the last value, or null.
    private RuntimeException thrown;

    ParseColumn(
            ParseMapping mapping,
            IdentifierParsers parsers,
            int threshold,
            OutputShape shape,
            ParseCounters counters,
            ProcessorContext context) {
        this.type = parsers.types().find(mapping.identifierType());
        this.parsers = parsers;
        this.threshold = threshold;
        this.explode = mapping.explode();
        this.repairExcel = mapping.repairExcel();
        value.species(mapping.species());
        IdentifierParser only = mapping.species() == 0 ? parsers.only(type) : null;
        form = only instanceof FormParser parser && parser.isPlain(type) ? parser : null;
        symbol = only instanceof SymbolParser parser ? parser : null;
        longestEmpty = parsers.longestEmpty();
        this.counters = counters;
        this.parts = new CellParts(parsers);
        source = Field.named(mapping.sourceColumn());
        out = new ParsedFields(mapping, shape);
        String field = shape.flat() ? mapping.output() : mapping.nestedColumn();
        for (Status status : Status.values()) {
            outcomes[status.ordinal()] = context.counter("outcomes/" + field + "/" + status.word());
        }
    }

    /// Where values that are not recognised are noted, under which number of the field; null for nowhere.
    void noteInto(ByteSink notes, int field) {
        this.notes = notes;
        noted = field;
    }

    private void note(byte[] bytes, int start, int end) {
        if (notes != null && !value.found() && value.status() != Status.EMPTY) {
            ValueSurvey.note(noted, value.status().ordinal(), bytes, start, end, notes);
        }
    }

    void process(Batch batch, Tally tally) {
        Arrays.fill(statuses, 0);
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            if (batch.live(row)) {
                parse(batch, row);
            }
        }
        for (int i = 0; i < statuses.length; i++) {
            if (statuses[i] > 0) {
                tally.add(outcomes[i], statuses[i]);
            }
        }
        // So that another column that explodes puts its records behind the right ones.
        batch.settle();
    }

    private void parse(Batch batch, int row) {
        Form form = batch.read(row, source, cell);
        if (form == Form.ABSENT) {
            counters.absent();
            return;
        }
        counters.parsed();
        if (form == Form.NULL) {
            value.empty(type);
            count();
            out.single(batch, row, value, NULL, 0, NULL.length, true);
            return;
        }
        byte[] bytes = cell.bytes();
        int start = cell.start();
        int end = cell.end();
        if (form == Form.JSON_RAW) {
            if (bytes[start] == '[') {
                several(batch, row, bytes, parts.elements(bytes, start, end), true);
            } else {
                judgeJson(bytes, start, end);
                single(batch, row, bytes, start, end, true);
            }
            return;
        }
        judge(bytes, start, end);
        if (thrown == null && (value.status() == Status.MALFORMED || value.status() == Status.WRONG_TYPE)) {
            int count = parts.split(bytes, start, end, type);
            if (count > 1) {
                several(batch, row, bytes, count, false);
                return;
            }
            judgeWithoutSeparators(bytes, start, end);
        }
        single(batch, row, bytes, start, end, false);
    }

    /// Judges the only part of a cell, if something beside it can be taken off; else the verdict stands.
    private void judgeWithoutSeparators(byte[] bytes, int start, int end) {
        if (parts.end(0) - parts.start(0) < Blanks.end(bytes, start, end) - Blanks.start(bytes, start, end)) {
            judge(bytes, parts.start(0), parts.end(0));
            if (value.found()) {
                value.change(Change.SEPARATOR);
            } else {
                judge(bytes, start, end);
            }
        }
    }

    private void several(Batch batch, int row, byte[] bytes, int count, boolean json) {
        if (explode && count > 0) {
            int copies = batch.expand(row, count - 1);
            for (int i = 0; i < count; i++) {
                int target = i == 0 ? row : copies + i - 1;
                out.source(batch, target, source, bytes, parts.start(i), parts.end(i), json);
                judgePart(bytes, i, json);
                single(batch, target, bytes, parts.start(i), parts.end(i), json);
            }
            return;
        }
        out.beginList();
        for (int i = 0; i < count; i++) {
            judgePart(bytes, i, json);
            if (thrown != null) {
                fail(batch, row);
                return;
            }
            note(bytes, parts.start(i), parts.end(i));
            out.addToList(value, bytes, parts.start(i), parts.end(i), json);
            count();
        }
        out.writeList(batch, row);
    }

    private void single(Batch batch, int row, byte[] bytes, int start, int end, boolean json) {
        if (thrown != null) {
            fail(batch, row);
            return;
        }
        count();
        note(bytes, start, end);
        out.single(batch, row, value, bytes, start, end, json);
    }

    private void fail(Batch batch, int row) {
        counters.threw(value.parser());
        out.error(batch, row, thrown.toString());
    }

    private void count() {
        statuses[value.status().ordinal()]++;
        if (value.found()) {
            counters.hit(value.parser());
        } else if (value.parser() != null) {
            counters.miss(value.parser());
        }
    }

    private void judgePart(byte[] bytes, int i, boolean json) {
        if (json) {
            judgeJson(bytes, parts.start(i), parts.end(i));
        } else {
            judge(bytes, parts.start(i), parts.end(i));
        }
    }

    /// Judges a JSON value: the text of a string, a number as it is written; anything else is malformed.
    private void judgeJson(byte[] bytes, int start, int end) {
        byte first = bytes[start];
        if (first == '"' && JsonText.hasEscape(bytes, start + 1, end - 1)) {
            unescaped.clear(KEPT);
            JsonText.unescape(bytes, start + 1, end - 1, unescaped);
            judge(unescaped.bytes(), 0, unescaped.length());
        } else if (first == '"') {
            judge(bytes, start + 1, end - 1);
        } else if (first == '-' || first >= '0' && first <= '9') {
            judge(bytes, start, end);
        } else {
            thrown = null;
            value.empty(type);
            if (first != 'n') {
                value.refuse(Status.MALFORMED);
            }
        }
    }

    private void judge(byte[] bytes, int start, int end) {
        thrown = null;
        if (end - start > longestEmpty
                && (form != null
                        ? form.exact(bytes, start, end, type, value)
                        : symbol != null && symbol.exact(bytes, start, end, value))) {
            if (value.confidence() < threshold) {
                doubt();
            }
            return;
        }
        judgeWithCare(bytes, start, end);
    }

    private void judgeWithCare(byte[] bytes, int start, int end) {
        try {
            parsers.parse(bytes, start, end, type, value);
            if (repairExcel && value.status() == Status.EXCEL_DAMAGED) {
                repair(bytes, start, end);
            }
            if (value.found() && value.confidence() < threshold) {
                doubt();
            }
        } catch (RuntimeException fromParser) {
            // A field error: the record goes on without a parsed value.
            thrown = fromParser;
        }
    }

    private void doubt() {
        String text = value.text();
        value.refuse(Status.AMBIGUOUS);
        value.candidates(List.of(text));
    }

    /// Puts back the only symbol that a spreadsheet can have made this date of, if there is only one.
    private void repair(byte[] bytes, int start, int end) {
        int from = Blanks.start(bytes, start, end);
        String only = ExcelDates.only(bytes, from, Blanks.end(bytes, from, end));
        if (only != null) {
            byte[] symbol = (only + ROOM).getBytes(StandardCharsets.US_ASCII);
            value.begin(type, value.parser());
            value.change(Change.EXCEL);
            value.accept(symbol, 0, only.length(), type);
        }
    }
}
