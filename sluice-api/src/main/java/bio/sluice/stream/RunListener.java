package bio.sluice.stream;

import bio.sluice.fault.Position;

/// Is told how a run goes. Calls come from the run's threads, one at a time but for [#sampled]; they must be quick. A
/// plugin point for progress, metrics and dashboards.
public interface RunListener {
    /// Hears nothing.
    RunListener SILENT = new RunListener() {};

    /// The run begins; `stats` may be read from any thread until the run ends.
    default void started(Pipeline pipeline, RunStats stats) {}

    /// A kind of warning occurred for the first time.
    default void warned(String kind, Position position, String message) {}

    /// A sample was taken: every [Pipeline#sampleInterval], and once when the run has ended. Called from a thread of its
    /// own, beside the other calls, but always between [#started] and [#ended].
    default void sampled(RunSample sample) {}

    /// The run ended well, by a gate, or with an exception, which the caller gets.
    default void ended(RunStats stats) {}
}
