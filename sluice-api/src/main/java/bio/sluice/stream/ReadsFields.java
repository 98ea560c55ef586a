package bio.sluice.stream;

import java.util.List;

/// A [ProcessorFactory] that knows which fields its processors read, so that a misspelt name is told before anything
/// is written. Optional. Thread-safe.
public interface ReadsFields {
    /// The names of the fields that records must have, where all records have the same columns.
    List<String> fields();
}
