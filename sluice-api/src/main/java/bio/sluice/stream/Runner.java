package bio.sluice.stream;

import java.io.IOException;

/// Runs pipelines: in this JVM, or elsewhere. Thread-safe.
public interface Runner {
    /// Runs a pipeline to its end and publishes its output. A gate that fails the run is told in the report, and the
    /// output is then rejected rather than published.
    ///
    /// @throws bio.sluice.fault.RunStopped if the run cannot go on, with a message for the user
    /// @throws IOException if reading or writing fails
    RunReport run(Pipeline pipeline, RunListener listener) throws IOException;
}
