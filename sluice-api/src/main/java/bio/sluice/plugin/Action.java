package bio.sluice.plugin;

import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import java.io.IOException;

/// What a step of a strategy does: `action: {type: NAME, params: {…}}`. A plugin found by `ServiceLoader`. Immutable.
public interface Action {
    /// Its name in capitals, such as `STREAMING_DATA_PROCESSOR`.
    String name();

    /// One line for help and schema.
    String summary();

    /// Its params.
    OptionTable options();

    /// Looks for mistakes in params beyond what their table can see. Opens nothing, writes nothing; files that the
    /// params name may be read. Not called when a param that must be given is missing.
    ///
    /// @param path where the params stand in the strategy, for messages
    void check(OptionValues params, String path, Problems problems);

    /// Does it.
    ///
    /// @throws bio.sluice.fault.RunStopped if it cannot, with a message for the user
    void run(OptionValues params, ActionContext context) throws IOException;

    /// What an earlier run of this, one that did not end, has left for `--resume` to go on with. Asked before the
    /// first step of a strategy is run, so that no step is done again on the way to it.
    ///
    /// @return its name, or null if there is nothing of the kind
    default String unfinished(OptionValues params) {
        return null;
    }

    /// Tries it on a sample and tells the user what would happen; writes nothing.
    ///
    /// @throws bio.sluice.fault.RunStopped if it could not run, with a message for the user
    default void rehearse(OptionValues params, ActionContext context) throws IOException {
        context.note(context.step() + ": " + name() + " cannot be tried without running it");
    }
}
