/// Events for the JDK's flight recorder: chunks, checkpoints and faults. Their names and fields are documented in
/// `docs/metrics.md`.
///
/// Nothing here is loaded before a recording was started in the JVM; [bio.sluice.engine.flight.FlightRecording] says
/// whether that is so. Used by the engine only.
package bio.sluice.engine.flight;
