/// Rules that rewrite fields, and the `normalize` processor, which applies a list of them to every record.
///
/// Start at [bio.sluice.normalize.NormalizeType] (what a user writes), then [bio.sluice.normalize.BoundRule] (how one
/// rule meets one row). A transformation is one class under [bio.sluice.normalize.Transform], listed in
/// [bio.sluice.normalize.TransformKind]; to add one, write the class and its line. Stands on `condition`, `pattern` and
/// `text`.
package bio.sluice.normalize;
