/// The most frequent values of a stream in bounded memory: what `parse` and `cross_reference` could make nothing of,
/// for
/// the quality report.
///
/// Start at [bio.sluice.frequent.ValueSurvey]; it keeps a [bio.sluice.frequent.FrequentValues] per field. Stands on
/// `text`.
package bio.sluice.frequent;
