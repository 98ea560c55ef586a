package bio.sluice.formats.delimited;

import bio.sluice.fault.Faults;
import bio.sluice.formats.text.LineCutter;
import bio.sluice.formats.text.Utf8;
import bio.sluice.formats.text.Words;
import bio.sluice.record.Batch;
import bio.sluice.record.Cell;
import bio.sluice.record.Schema;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.RawChunk;
import java.util.function.Function;

/// Splits the records of a chunk into cells, eight bytes at a time. One thread.
///
/// The fields of a record become cells of a scratch row first; only a record that is whole becomes a row of the batch.
final class DelimitedDecoder implements Decoder {
    private final Dialect dialect;
    private final byte delimiter;
    private final byte quote;
    private final boolean quoting;
    private final boolean strip;
    private final boolean pad;
    private final LineCutter lineRules;
    private final Function<Schema, Layout> layouts;
    private final RecordRefusal refusal = new RecordRefusal();
    private final TailedFields tailed;
    private final PlainRecords plain;

    private Layout layout;
    private int width;
    private byte[] bytes;
    private int to;
    private byte lineEnd;
    private long delimiters;
    private long lineEnds;
    private long quotes;

    // The record scanned last.
    private long[] scratch = new long[0];
    private int fields;
    private boolean surplus;
    private int recordEnd;
    private long seen;
    private boolean looksQuoted;

    /// @param pad whether short records are filled up with empty values
    /// @param layouts the layout that belongs to a chunk's schema
    DelimitedDecoder(Dialect dialect, boolean pad, Function<Schema, Layout> layouts) {
        this.dialect = dialect;
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
        this.quoting = dialect.isQuoted();
        this.strip = dialect.strip();
        this.pad = pad;
        this.lineRules = dialect.lines();
        this.layouts = layouts;
        this.tailed = new TailedFields(quote);
        this.plain = new PlainRecords(dialect);
    }

    @Override
    public void decode(RawChunk raw, Batch into, Faults faults) {
        begin(raw);
        into.begin(bytes, quote);
        plain.begin(raw, layout, into);
        int record = raw.skipped();
        for (int i = raw.from(); i < to; ) {
            if (isNoRecord(i)) {
                i = Words.find(bytes, i, to, lineEnd) + 1;
                continue;
            }
            int careful = plain.decode(i, record);
            if (careful > i) {
                record = plain.record();
                i = careful;
                continue;
            }
            int next = scan(i);
            int bad = (seen & Words.HIGHS) == 0 ? -1 : Utf8.invalid(bytes, i, recordEnd);
            if (bad >= 0) {
                refusal.undecodable(raw, layout, scratch, Math.min(fields, width), record, i, recordEnd, bad, faults);
            } else if (surplus || fields < width && !pad) {
                refusal.ragged(layout, fields, record, i, recordEnd, faults);
            } else {
                addRow(into, record, i);
                if (looksQuoted) {
                    refusal.warnOfQuotes(record, i, faults);
                }
            }
            record++;
            i = next;
        }
    }

    private void begin(RawChunk raw) {
        if (layout == null || raw.schema() != layout.schema()) {
            layout = layouts.apply(raw.schema());
            width = layout.width();
            scratch = new long[width];
        }
        bytes = raw.bytes();
        to = raw.to();
        lineEnd = raw.lineEnd();
        lineRules.begin(lineEnd, 0, 0);
        delimiters = Words.of(delimiter);
        lineEnds = Words.of(lineEnd);
        quotes = Words.of(quote);
        if (to > raw.from() && bytes[to - 1] != lineEnd) {
            // The input's last record has no line end: one in the slack spares every scan a test for the end.
            bytes[to] = lineEnd;
        }
    }

    /// Whether the line that begins at `at` is blank or a comment.
    private boolean isNoRecord(int at) {
        byte first = bytes[at];
        if (first == lineEnd || first == '\r') {
            return lineRules.isBlank(bytes, at, Words.find(bytes, at, to, lineEnd));
        }
        return lineRules.hasComments() && lineRules.isComment(bytes, at, to);
    }

    /// Splits the record that begins at `from`; returns the byte after its line end.
    private int scan(int from) {
        byte[] text = bytes;
        long[] cells = scratch;
        int field = 0;
        int start = from;
        surplus = false;
        looksQuoted = false;
        tailed.clear();
        long words = 0;
        while (true) {
            if (strip) {
                start = skipBlanks(start);
            }
            byte first = text[start];
            int at = start;
            long cell;
            // The byte that stands for no quote is in no text, but may be in what is none.
            if (first == quote && quoting) {
                seen = words;
                cell = quoted(start + 1, field);
                words = seen;
                at = fieldEnd;
            } else {
                long word = Words.at(text, at);
                words |= word;
                long marks = Words.equal(word, delimiters, lineEnds);
                while (marks == 0) {
                    at += 8;
                    word = Words.at(text, at);
                    words |= word;
                    marks = Words.equal(word, delimiters, lineEnds);
                }
                at += Words.first(marks);
                int end = strip || text[at] == lineEnd ? trimmed(start, at) : at;
                cell = Cell.input(start, end, Cell.PLAIN);
                if (first == '"' && quote == Dialect.NONE) {
                    looksQuoted |= end - start > 1 && text[end - 1] == '"';
                }
            }
            if (field < cells.length) {
                cells[field] = cell;
            } else {
                surplus |= Cell.length(cell) > 0;
            }
            field++;
            if (text[at] == lineEnd) {
                fields = field;
                seen = words;
                recordEnd = lineEnd == '\n' && at > from && text[at - 1] == '\r' ? at - 1 : at;
                return at + 1;
            }
            start = at + 1;
        }
    }

    /// Where the field whose cell was made by [#quoted] ends: at a delimiter or a line end.
    private int fieldEnd;

    /// The cell of the quoted field whose text begins at `start`.
    private long quoted(int start, int field) {
        byte[] text = bytes;
        int form = Cell.PLAIN;
        int close = start;
        long words = 0;
        while (true) {
            long word = Words.at(text, close);
            words |= word;
            long marks = Words.equal(word, quotes);
            while (marks == 0 && close < to) {
                close += 8;
                word = Words.at(text, Math.min(close, to));
                words |= word;
                marks = Words.equal(word, quotes);
            }
            close = Math.min(close + Words.first(marks), to);
            if (close + 1 >= to || text[close + 1] != quote) {
                break;
            }
            form = Cell.CSV_DOUBLED;
            close += 2;
        }
        seen |= words;
        int at = Math.min(close + 1, to);
        int next = skipBlanks(at);
        if (text[next] == '\r' && lineEnd == '\n' && text[next + 1] == '\n') {
            next++;
        }
        if (text[next] != delimiter && text[next] != lineEnd) {
            next = tail(field, start, close, form, at);
        }
        fieldEnd = next;
        return Cell.input(start, close, form);
    }

    /// Takes the text from `at` to the end of a field that was quoted up to there; returns where the field ends.
    private int tail(int field, int start, int close, int form, int at) {
        int end = at;
        long marks = 0;
        while (marks == 0) {
            long word = Words.at(bytes, end);
            seen |= word;
            marks = Words.equal(word, delimiters, lineEnds);
            end += marks == 0 ? 8 : Words.first(marks);
        }
        tailed.add(field, Cell.input(start, close, form), Cell.input(at, trimmed(at, end), Cell.PLAIN));
        return end;
    }

    private int skipBlanks(int at) {
        int i = at;
        while (i < to && dialect.isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    /// The end of a field of unquoted text in `[start, at)`, without its line's CR and, if so wished, blanks.
    private int trimmed(int start, int at) {
        int end = at;
        if (end > start && bytes[at] == '\n' && lineEnd == '\n' && bytes[end - 1] == '\r') {
            end--;
        }
        while (strip && end > start && dialect.isBlank(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    private void addRow(Batch into, int record, int start) {
        for (int i = fields; i < width; i++) {
            scratch[i] = Cell.input(recordEnd, recordEnd, Cell.PLAIN);
        }
        int row = into.addRow(layout.schema(), record, start, recordEnd);
        long[] cells = into.cells();
        int base = into.base(row);
        if (layout.slots() == null) {
            System.arraycopy(scratch, 0, cells, base, width);
        } else {
            for (int i = 0; i < width; i++) {
                if (layout.slots()[i] >= 0) {
                    cells[base + layout.slots()[i]] = scratch[i];
                }
            }
        }
        if (!tailed.isEmpty()) {
            tailed.write(into, row, layout);
        }
    }

    @Override
    public int skip(RawChunk raw, int records) {
        if (records == 0) {
            return raw.from();
        }
        if (!dialect.isQuoted()) {
            lineRules.beginAt(raw.from(), raw.lineEnd(), records, Integer.MAX_VALUE);
            lineRules.scan(raw.bytes(), raw.to(), true);
            return lineRules.cut();
        }
        QuotedCutter cutter = new QuotedCutter(dialect);
        cutter.beginAt(raw.from(), raw.lineEnd(), records, Integer.MAX_VALUE);
        cutter.scan(raw.bytes(), raw.to(), true);
        return cutter.cut();
    }
}
