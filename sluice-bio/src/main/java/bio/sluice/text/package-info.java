/// Texts and numbers as the UTF-8 bytes they came as: counting, comparing and looking up without making strings.
///
/// Start at [bio.sluice.text.DecimalText] (exact comparison of numbers) and [bio.sluice.text.Words] (a table keyed by
/// text). Used by conditions and rules; stands on `record` only.
package bio.sluice.text;
