package bio.sluice.normalize;

import bio.sluice.stream.ProcessorFactory;
import java.util.List;

/// A factory of processors that can be made to note what they change, record by record. Thread-safe.
public interface Auditable {
    /// What is behind the name of a field in the name of the column that says what became of it.
    String SUFFIX = "_changes";

    /// The fields that may change.
    List<String> targets();

    /// The same, noting in `FIELD_changes` what is changed.
    ProcessorFactory audited();
}
