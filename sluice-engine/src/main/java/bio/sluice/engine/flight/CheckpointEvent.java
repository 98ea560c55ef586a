package bio.sluice.engine.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A checkpoint was made durable. One thread.
@Name("bio.sluice.Checkpoint")
@Label("Checkpoint")
@Description("Everything up to a place in the input was made durable")
@Category("Sluice")
@StackTrace(false)
public final class CheckpointEvent extends Event {
    @Label("Records")
    @Description("Records read up to the checkpoint")
    long records;

    @Label("Chunks")
    @Description("Chunks written up to the checkpoint")
    long chunks;

    @Label("Last")
    @Description("Whether nothing is left but to publish the output")
    boolean last;

    static CheckpointEvent begun() {
        CheckpointEvent event = new CheckpointEvent();
        event.begin();
        return event;
    }

    /// It is durable.
    public void finish(long recordsRead, long chunksWritten, boolean isLast) {
        records = recordsRead;
        chunks = chunksWritten;
        last = isLast;
        commit();
    }
}
