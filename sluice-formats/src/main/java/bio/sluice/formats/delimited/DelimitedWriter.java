package bio.sluice.formats.delimited;

import bio.sluice.fault.RunStopped;
import bio.sluice.option.OptionValues;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.stream.Encoder;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes tables: a header, then a line a record, with LF at its end. Immutable.
final class DelimitedWriter implements RecordWriter {
    private final ValueText text;
    private final boolean hasHeader;
    private final String extraColumn;
    private final OutputShape shape;

    DelimitedWriter(byte delimiter, byte quote, boolean escape, OptionValues values) {
        text = new ValueText(delimiter, quote, escape);
        hasHeader = values.get(DelimitedOptions.WRITE_HEADER);
        extraColumn = values.get(DelimitedOptions.EXTRA_COLUMN);
        shape = new OutputShape(true, values.get(DelimitedOptions.FULL), values.get(DelimitedOptions.LIST_SEPARATOR));
    }

    @Override
    public boolean hasFixedColumns() {
        return true;
    }

    @Override
    public byte[] head(List<String> columns) {
        if (!hasHeader) {
            return new byte[0];
        }
        ByteSink head = new ByteSink(Budget.unlimited());
        List<String> all = withExtra(columns);
        for (int i = 0; i < all.size(); i++) {
            if (i > 0) {
                head.write(text.delimiter());
            }
            byte[] name = all.get(i).getBytes(StandardCharsets.UTF_8);
            if (!text.write(Arrays.copyOf(name, name.length + 8), 0, name.length, head)) {
                throw new RunStopped(
                        RunStopped.Reason.USAGE,
                        "the column name \"" + all.get(i) + "\" holds a delimiter or a line break, which cannot be "
                                + "written without quotes; set quote_char or escape: backslash for the output");
            }
        }
        head.write('\n');
        return Arrays.copyOf(head.bytes(), head.length());
    }

    @Override
    public Encoder encoder(List<String> columns) {
        return new DelimitedEncoder(text, withExtra(columns), extraColumn);
    }

    @Override
    public OutputShape shape() {
        return shape;
    }

    private List<String> withExtra(List<String> columns) {
        if (extraColumn == null || columns.contains(extraColumn)) {
            return columns;
        }
        List<String> all = new ArrayList<>(columns);
        all.add(extraColumn);
        return all;
    }
}
