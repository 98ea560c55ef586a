/// Bytes in and out: files, streams, stores and compressions, without any idea of records.
///
/// Start at [bio.sluice.io.Storage] (where files are) and [bio.sluice.io.Compression] (how they are packed); both are
/// plugins found by `ServiceLoader`. Stands on nothing.
package bio.sluice.io;
