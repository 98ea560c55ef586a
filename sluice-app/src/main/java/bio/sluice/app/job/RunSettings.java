package bio.sluice.app.job;

import bio.sluice.stream.RunListener;
import java.util.function.Consumer;

/// How a strategy is run, beside what it says itself. Immutable.
///
/// @param overwrite whether outputs that exist already may be replaced
/// @param command how the run was started, for the manifest
/// @param listener is told how pipelines go
/// @param notes takes lines for the user
public record RunSettings(boolean overwrite, String command, RunListener listener, Consumer<String> notes) {
    /// Overwrites nothing and says nothing.
    public static final RunSettings QUIET = new RunSettings(false, "library", RunListener.SILENT, note -> {});
}
