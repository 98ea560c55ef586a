package bio.sluice.engine.target;

import bio.sluice.fault.RunStopped;
import bio.sluice.io.ClosedPipe;
import java.io.IOException;
import java.util.Locale;

/// A step that may fail for reasons of the storage.
@FunctionalInterface
interface StorageStep {
    void take() throws IOException;

    /// Takes the step.
    ///
    /// @param location the file concerned, as the user knows it
    /// @param special whether that is written directly, and may be a pipe
    /// @throws RunStopped if the storage fails
    /// @throws ClosedPipe if nobody reads the file any more
    default void guarded(String location, boolean special) throws IOException {
        try {
            take();
        } catch (ClosedPipe passedOn) {
            throw passedOn;
        } catch (IOException failed) {
            // The text is the operating system's; in every language it has the word.
            if (special
                    && String.valueOf(failed.getMessage())
                            .toLowerCase(Locale.ROOT)
                            .contains("pipe")) {
                throw new ClosedPipe(location, failed);
            }
            throw new RunStopped(
                    RunStopped.Reason.INPUT_OUTPUT, "cannot write " + location + ": " + failed.getMessage(), failed);
        }
    }
}
