package bio.sluice.detect;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Form;
import bio.sluice.record.JsonText;
import bio.sluice.record.Slice;

/// The values of one column in a sample of records. One thread; filled by [#add], then judged by [ColumnDetector].
public final class ColumnSample {
    /// Longer cells are texts; only very long lists of identifiers are cut off, too.
    private static final int LONGEST_CELL = 1 << 14;

    private final String column;
    private final Field field;
    private final IdentifierParsers parsers;
    private final DistinctValues values = new DistinctValues();
    private final Slice cell = new Slice();
    private final Slice trimmed = new Slice();
    private final ByteSink unescaped = new ByteSink(Budget.unlimited());
    private long filled;
    private long empty;
    private long absent;
    private long lists;
    private long objects;
    private long unread;

    /// @param column its name
    /// @param parsers say which words stand for nothing
    public ColumnSample(String column, IdentifierParsers parsers) {
        this.column = column;
        this.field = Field.named(column);
        this.parsers = parsers;
    }

    /// Adds the cell of one record. The elements of a JSON list are values of their own.
    public void add(Batch batch, int row) {
        Form form = batch.read(row, field, cell);
        if (form == Form.ABSENT) {
            absent++;
        } else if (form == Form.NULL) {
            empty++;
        } else if (form == Form.JSON_RAW) {
            addJson(cell.bytes(), cell.start(), cell.end());
        } else {
            addText(cell.bytes(), cell.start(), cell.end());
        }
    }

    private void addJson(byte[] bytes, int start, int end) {
        byte first = bytes[start];
        if (first == '{') {
            objects++;
        } else if (first == '[') {
            lists++;
            int at = JsonText.skipBlanks(bytes, start + 1, end);
            if (bytes[at] == ']') {
                empty++;
            }
            while (bytes[at] != ']') {
                int behind = JsonText.skipValue(bytes, at);
                addElement(bytes, at, behind);
                at = JsonText.skipBlanks(bytes, behind, end);
                if (bytes[at] == ',') {
                    at = JsonText.skipBlanks(bytes, at + 1, end);
                }
            }
        } else {
            addText(bytes, start, end);
        }
    }

    private void addElement(byte[] bytes, int start, int end) {
        byte first = bytes[start];
        if (first == '{' || first == '[') {
            objects++;
        } else if (first == 'n') {
            empty++;
        } else if (first != '"') {
            addText(bytes, start, end);
        } else if (JsonText.hasEscape(bytes, start + 1, end - 1)) {
            unescaped.clear();
            JsonText.unescape(bytes, start + 1, end - 1, unescaped);
            addText(unescaped.bytes(), 0, unescaped.length());
        } else {
            addText(bytes, start + 1, end - 1);
        }
    }

    private void addText(byte[] bytes, int start, int end) {
        if (!parsers.trim(bytes, start, end, trimmed)) {
            empty++;
            return;
        }
        filled++;
        // Kept with the blanks around it, which are part of what is wrong with a column.
        if (end - start > LONGEST_CELL || !values.add(bytes, start, end)) {
            unread++;
        }
    }

    /// The column's name.
    public String column() {
        return column;
    }

    /// Values that stand for something.
    long filled() {
        return filled;
    }

    /// Values that are empty or stand for nothing.
    long empty() {
        return empty;
    }

    /// Records that do not have the column.
    long absent() {
        return absent;
    }

    /// Cells that are JSON lists.
    long lists() {
        return lists;
    }

    /// JSON objects, which hold no identifier themselves.
    long objects() {
        return objects;
    }

    /// Values that were too long or too many to be kept.
    long unread() {
        return unread;
    }

    /// The different values.
    DistinctValues values() {
        return values;
    }
}
