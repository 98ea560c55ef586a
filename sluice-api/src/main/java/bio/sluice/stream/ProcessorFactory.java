package bio.sluice.stream;

import java.io.Serializable;

/// Makes the processors of a stage, one per worker. Serializable, so that it can travel to other machines; holds
/// settings, not resources. Thread-safe.
@FunctionalInterface
public interface ProcessorFactory extends Serializable {
    /// A new processor.
    Processor create();
}
