package bio.sluice.stream;

/// A [ProcessorFactory] whose processors can note the values that came to nothing, for a quality report. Optional.
/// Thread-safe.
public interface NotesValues {
    /// A factory of the same settings, whose processors note them in a [Survey] at `values/STAGE`.
    ProcessorFactory notingValues();
}
