package bio.sluice.stream;

import java.io.Serializable;
import java.util.List;

/// The easy way to write a processor: one record at a time, strings in and out. An exception costs that record only.
/// Serializable because every worker gets it; must be thread-safe, which a lambda without state is.
@FunctionalInterface
public interface RecordProcessor extends Serializable {
    /// Edits one record.
    void process(Row row);

    /// The columns that this processor adds, beside those it changes.
    default List<String> adds() {
        return List.of();
    }
}
