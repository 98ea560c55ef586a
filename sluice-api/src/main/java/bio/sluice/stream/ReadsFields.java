package bio.sluice.stream;

import java.util.List;

/// A [ProcessorFactory] that can say which fields its processors read, so that names can be checked against a header
/// before anything runs. Thread-safe.
public interface ReadsFields {
    /// The names of the fields read that must come from the records as they arrive, in order of first use; fields that
    /// the stage itself makes are not among them.
    List<String> fields();
}
