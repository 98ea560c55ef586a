package bio.sluice.plugin;

import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.stream.ProcessorFactory;

/// A kind of processor that a strategy can name: `{type: NAME, params: {…}}`. A plugin found by `ServiceLoader`.
/// Immutable.
public interface ProcessorType {
    /// Its name; a stranger's has a prefix of its own, such as `acme.peptide_mass`.
    String name();

    /// One line for help and schema.
    String summary();

    /// Its params.
    OptionTable options();

    /// Turns params into a factory. Opens nothing and writes nothing; files that the params name may be read.
    ///
    /// @param values the params
    /// @param path where they stand in the strategy, for messages
    /// @param problems receives every mistake; what is returned is not used then
    ProcessorFactory configure(OptionValues values, String path, Problems problems);
}
