package bio.sluice.plugin;

import bio.sluice.stream.Interruption;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Runner;

/// What an action may know of the run it is a step of. Thread-safe.
public interface ActionContext {
    /// The strategy's name.
    String strategy();

    /// The step's name.
    String step();

    /// How the run was started, for the record.
    String command();

    /// Runs pipelines.
    Runner runner();

    /// Ends the run when it is requested. The runner heeds it while a pipeline runs; an action that waits, or works on
    /// something else for longer, asks now and then, and throws [bio.sluice.fault.RunStopped] (`INTERRUPTED`).
    Interruption interruption();

    /// Is told how pipelines go; to be handed to the runner.
    RunListener listener();

    /// Whether to go on with an earlier run of this step that did not end, and to leave one alone that did.
    boolean resume();

    /// Whether to discard an earlier run of this step, ended or not.
    boolean restart();

    /// Whether an output that exists already may be replaced.
    boolean overwrite();

    /// A line for the user.
    void note(String message);

    /// Takes the report of a pipeline that this step has run.
    void finished(RunReport report);
}
