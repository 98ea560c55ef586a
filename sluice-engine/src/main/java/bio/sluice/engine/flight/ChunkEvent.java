package bio.sluice.engine.flight;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A worker has made output of a chunk: from when it was read to when it is ready to be written. One thread.
@Name("bio.sluice.Chunk")
@Label("Chunk")
@Description("A chunk was decoded, processed and encoded")
@Category("Sluice")
@StackTrace(false)
public final class ChunkEvent extends Event {
    @Label("Chunk")
    @Description("Place of the chunk in the run, from 1")
    long chunk;

    @Label("First Record")
    @Description("The chunk's first record in the run, from 1")
    long firstRecord;

    @Label("Records")
    long records;

    @Label("Dead Letters")
    long dead;

    @Label("Bytes Read")
    @DataAmount
    long bytesRead;

    @Label("Bytes Written")
    @DataAmount
    long bytesWritten;

    static ChunkEvent begun() {
        ChunkEvent event = new ChunkEvent();
        event.begin();
        return event;
    }

    /// A part of the chunk, or the rest of it, is ready.
    public void add(long deadLetters, long outputBytes) {
        dead += deadLetters;
        bytesWritten += outputBytes;
    }

    /// All of the chunk is ready.
    ///
    /// @param ticket its place in the run, from 0
    /// @param firstOrdinal its first record in the run, from 0
    public void finish(long ticket, long firstOrdinal, long recordCount, long inputBytes) {
        chunk = ticket + 1;
        firstRecord = firstOrdinal + 1;
        records = recordCount;
        bytesRead = inputBytes;
        commit();
    }
}
