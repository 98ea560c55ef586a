/// Gzip and its blocked form BGZF.
///
/// Start at [bio.sluice.formats.compress.GzipCompression]. Input may have any number of members, each of which is
/// verified; output is BGZF with blocks of a fixed size. Stands on `bio.sluice.io`; found by `ServiceLoader`, used by
/// name only. Source of truth: RFC 1952 (gzip) and SAMv1 §4.1 (BGZF).
package bio.sluice.formats.compress;
