package bio.sluice.plugin;

import bio.sluice.stream.Runner;

/// What an action may know of the strategy it is a step of. Thread-safe.
public interface ActionContext {
    /// The step's name.
    String step();

    /// Runs pipelines.
    Runner runner();

    /// A line for the user, on standard error.
    void note(String message);
}
