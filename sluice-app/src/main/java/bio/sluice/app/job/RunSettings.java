package bio.sluice.app.job;

import bio.sluice.stream.Interruption;
import bio.sluice.stream.RunListener;
import java.util.function.Consumer;

/// How a strategy is run, beside what it says itself. Immutable.
///
/// @param resume whether to go on with an earlier run that did not end
/// @param restart whether to discard an earlier run of this job, ended or not
/// @param overwrite whether outputs that exist already may be replaced
/// @param command how the run was started, for the manifest
/// @param listener is told how pipelines go
/// @param notes takes lines for the user
/// @param interruption ends the run when it is requested
public record RunSettings(
        boolean resume,
        boolean restart,
        boolean overwrite,
        String command,
        RunListener listener,
        Consumer<String> notes,
        Interruption interruption) {
    /// Overwrites nothing and says nothing.
    public static final RunSettings QUIET = new RunSettings(false, "library", RunListener.SILENT, note -> {});

    /// A fresh run.
    public RunSettings(boolean overwrite, String command, RunListener listener, Consumer<String> notes) {
        this(false, false, overwrite, command, listener, notes, new Interruption());
    }

    /// The same run, going on with an earlier one that did not end.
    public RunSettings resuming() {
        return new RunSettings(true, restart, overwrite, command, listener, notes, interruption);
    }
}
