package bio.sluice.engine.flight;

import bio.sluice.fault.Fault;
import bio.sluice.stream.RawChunk;
import java.util.List;
import jdk.jfr.FlightRecorder;

/// Makes events for the flight recorder while it is up. Stateless, thread-safe.
///
/// An event type that is loaded registers itself, and the first one starts the recorder's machinery, which a run without
/// a recording must not pay for. So event types are only touched once the recorder is up: a recording that is started
/// in the middle of a run, by `jcmd`, brings that about too.
public final class FlightRecording {
    /// A runtime may be put together without the module.
    private static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private FlightRecording() {}

    /// Whether there may be a recording. Costs next to nothing.
    public static boolean isOn() {
        return PRESENT && FlightRecorder.isInitialized();
    }

    /// The event of a chunk that a worker begins with, or null if nothing is recorded.
    public static ChunkEvent chunk() {
        return isOn() ? ChunkEvent.begun() : null;
    }

    /// The event of a checkpoint that is being committed, or null if nothing is recorded.
    public static CheckpointEvent checkpoint() {
        return isOn() ? CheckpointEvent.begun() : null;
    }

    /// Records of the chunk have become dead letters.
    public static void faults(RawChunk raw, List<Fault> dead) {
        if (isOn()) {
            dead.forEach(fault -> FaultEvent.record(fault, raw.position(fault.record(), fault.start())));
        }
    }
}
