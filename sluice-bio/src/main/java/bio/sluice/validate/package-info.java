/// What a table must be like, record by record and as a whole, and the `validate` processor, which finds out.
///
/// Start at [bio.sluice.validate.ValidateType] (what can be demanded), then [bio.sluice.validate.ValidateProcessor]
/// (records) and [bio.sluice.validate.ValidationSurvey] (the table: keys that stand twice, shares, verdict). Stands on
/// `identifier`, `condition`, `pattern` and `text`.
package bio.sluice.validate;
