/// JSON lines: one JSON object a line, validated as a whole, split at the top level, nested values kept as they are.
///
/// Start at [bio.sluice.formats.json.JsonlFormat]; [bio.sluice.formats.json.JsonScanner] is the validator. Stands on
/// `bio.sluice.formats.text` for cutting; found by `ServiceLoader`. Source of truth: RFC 8259.
package bio.sluice.formats.json;
