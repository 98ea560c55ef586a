/// The contracts of a pipeline: sources cut chunks, decoders fill batches, processors edit them, encoders write them,
/// targets keep them; a runner drives it all.
///
/// Start at [bio.sluice.stream.Pipeline] and [bio.sluice.stream.Processor]. Data's way: [bio.sluice.stream.ChunkSource]
/// → [bio.sluice.stream.RawChunk] → [bio.sluice.stream.Decoder] → [bio.sluice.record.Batch] →
/// [bio.sluice.stream.Processor] … → [bio.sluice.stream.Encoder] → [bio.sluice.stream.EncodedChunk] →
/// [bio.sluice.stream.Target]. Only the two chunk types cross threads. Stands on `record`, `fault` and `io`.
package bio.sluice.stream;
