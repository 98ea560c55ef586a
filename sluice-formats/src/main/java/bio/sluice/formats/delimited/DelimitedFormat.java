package bio.sluice.formats.delimited;

import bio.sluice.format.Format;
import bio.sluice.io.InputFile;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RecordWriter;
import java.util.List;

/// Tables as text, a record a line and a delimiter between fields. Its two kinds, [CsvFormat] and [TsvFormat], differ
/// in their defaults only. Immutable.
public abstract sealed class DelimitedFormat implements Format permits CsvFormat, TsvFormat {
    private final String name;
    private final String summary;
    private final List<String> extensions;
    private final DelimitedOptions options;
    private final OptionTable readerOptions;
    private final OptionTable writerOptions;

    DelimitedFormat(String name, String summary, List<String> extensions, DelimitedOptions options) {
        this.name = name;
        this.summary = summary;
        this.extensions = extensions;
        this.options = options;
        this.readerOptions = options.reading();
        this.writerOptions = options.writing();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public List<String> extensions() {
        return extensions;
    }

    /// Always false: any text can be a table.
    @Override
    public boolean recognises(byte[] head, int length) {
        return false;
    }

    @Override
    public OptionTable readerOptions() {
        return readerOptions;
    }

    @Override
    public OptionTable writerOptions() {
        return writerOptions;
    }

    @Override
    public RecordSource read(List<InputFile> inputs, OptionValues values) {
        return new DelimitedSource(inputs, values, options.dialect(values));
    }

    @Override
    public RecordWriter write(OptionValues values) {
        return new DelimitedWriter(
                options.delimiter(values),
                options.quote(values),
                values.get(DelimitedOptions.ESCAPE).equals("backslash"),
                values);
    }
}
