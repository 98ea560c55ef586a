/// What is done with one chunk: decode, process, encode, and the dead letters of what cannot go on.
///
/// Start at [bio.sluice.engine.task.ChunkTask]; it knows nothing of threads or order, so that another runner can call
/// it as well. Stands on `sluice-api` only.
package bio.sluice.engine.task;
