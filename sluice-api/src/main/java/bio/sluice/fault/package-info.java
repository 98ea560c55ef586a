/// What goes wrong with a record, as data: a position, a kind, the offending value and what to do about it.
///
/// Start at [bio.sluice.fault.Fault]. Faults travel on their own road to the dead-letter file; exceptions are only
/// for "stop the run" ([bio.sluice.fault.RunStopped] and its cousins). This package stands on nothing; everything
/// above may use it.
package bio.sluice.fault;
