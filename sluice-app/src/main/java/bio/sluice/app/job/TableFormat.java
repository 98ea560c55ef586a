package bio.sluice.app.job;

import bio.sluice.format.Format;
import bio.sluice.io.InputFile;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RecordWriter;
import bio.sluice.table.TableStore;
import java.io.IOException;
import java.util.List;

/// A database in the place of a format: what is read and written are records, not files of them. Immutable.
///
/// @param store knows the database
/// @param address where it is
record TableFormat(TableStore store, String address) implements Format {
    @Override
    public String name() {
        return store.product(address);
    }

    @Override
    public String summary() {
        return "tables in databases";
    }

    @Override
    public List<String> extensions() {
        return List.of();
    }

    @Override
    public boolean recognises(byte[] head, int length) {
        return false;
    }

    @Override
    public OptionTable readerOptions() {
        return store.sourceOptions();
    }

    @Override
    public OptionTable writerOptions() {
        return store.targetOptions();
    }

    @Override
    public RecordSource read(List<InputFile> inputs, OptionValues options) throws IOException {
        return store.source(address, options);
    }

    @Override
    public RecordWriter write(OptionValues options) {
        return store.writer();
    }
}
