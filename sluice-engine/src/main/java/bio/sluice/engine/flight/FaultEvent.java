package bio.sluice.engine.flight;

import bio.sluice.fault.Fault;
import bio.sluice.fault.Position;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A record became a dead letter. It tells where and why, not what stood there: recordings are passed on. One thread.
@Name("bio.sluice.Fault")
@Label("Fault")
@Description("A record became a dead letter")
@Category("Sluice")
@StackTrace(false)
final class FaultEvent extends Event {
    @Label("Stage")
    String stage;

    @Label("Kind")
    String kind;

    @Label("Column")
    String column;

    @Label("Source")
    String source;

    @Label("Record")
    @Description("Data record of the source, from 1")
    long record;

    @Label("Line")
    @Description("Physical line of the source, from 1")
    long line;

    @Label("Offset")
    @Description("Byte of the source after decompression, from 0")
    long offset;

    static void record(Fault fault, Position at) {
        FaultEvent event = new FaultEvent();
        if (event.shouldCommit()) {
            event.stage = fault.stage();
            event.kind = fault.kind();
            event.column = fault.column();
            event.source = at.source();
            event.record = at.record();
            event.line = at.line();
            event.offset = at.offset();
            event.commit();
        }
    }
}
