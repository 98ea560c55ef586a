/// Runs a pipeline in this JVM: workers that take turns reading, work in parallel, and write in input order.
///
/// Start at [bio.sluice.engine.LocalRunner], then `Worker` for the loop and `Order` for slots and turns. A chunk's way
/// lies in `task` (decode, process, encode), the files it ends in in `target`. Memory is bounded by construction: see
/// `Shares`. Stands on `sluice-api` only; `sluice-app` wires it.
package bio.sluice.engine;
