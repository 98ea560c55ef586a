package bio.sluice.engine.target;

import bio.sluice.stream.Target;
import java.io.IOException;

/// A target whose runs leave something to go on from, and which is told when that is no longer needed.
public interface ContinuedTarget extends Target {
    /// Whether an earlier run has left a checkpoint to go on from.
    boolean hasCheckpoint();

    /// Removes the checkpoint, and all that belongs to it, of a run that is published and recorded, or of one that is
    /// not to be resumed.
    ///
    /// @throws bio.sluice.fault.RunStopped if another run is at work there
    void discard() throws IOException;

    /// Gives the checkpoint of a published run back as it is; of others, [#close] has. Harmless when it was given back
    /// already.
    void release() throws IOException;
}
