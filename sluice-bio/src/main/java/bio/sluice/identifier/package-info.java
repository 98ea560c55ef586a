/// Identifiers of genes, proteins and small molecules: their types, their parsers, and the `parse` processor.
///
/// Start at [bio.sluice.identifier.IdentifierParsers], which turns the bytes of a cell into a
/// [bio.sluice.identifier.ParsedIdentifier]. What a type looks like stands in one table,
/// `identifier-types.txt` beside these classes; a class exists only for what a table cannot say. The processor is
/// [bio.sluice.identifier.ParseType]. The graph package looks identifiers up with the same types and parsers.
package bio.sluice.identifier;
