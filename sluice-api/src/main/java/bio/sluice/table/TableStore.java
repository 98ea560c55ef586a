package bio.sluice.table;

import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RecordWriter;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Reads and writes tables in databases. A plugin found by `ServiceLoader`. Thread-safe.
///
/// An address never holds a password: one that does is refused by [#mistakes], and whoever prints an address prints
/// [#shown].
public interface TableStore {
    /// Whether addresses of this shape belong to this store.
    boolean handles(String address);

    /// The database product behind an address, such as `sqlite`.
    String product(String address);

    /// The address as it may be printed and kept: without anything secret.
    String shown(String address);

    /// What is wrong with an address and the options for it, as far as it can be seen without connecting; one sentence
    /// each, fit to be printed.
    ///
    /// @param options values of [#targetOptions] or of [#sourceOptions]
    List<String> mistakes(String address, OptionValues options);

    /// Options of [#target].
    OptionTable targetOptions();

    /// Options of [#source].
    OptionTable sourceOptions();

    /// Names of options that change nothing about what is written.
    Set<String> withoutEffect();

    /// Writes records as [#target] takes them; records set aside as JSON lines.
    RecordWriter writer();

    /// A table to write.
    ///
    /// @param options values of [#targetOptions]
    TableTarget target(String address, OptionValues options);

    /// The records of a table or a query.
    ///
    /// @param options values of [#sourceOptions]
    RecordSource source(String address, OptionValues options) throws IOException;

    /// Whether a reading of [#source] can be gone on with.
    boolean isResumable(OptionValues options);
}
