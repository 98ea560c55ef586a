/// What is known, for people to look up: the identifier types with examples.
///
/// Start at [bio.sluice.app.catalog.TypeCatalog]. Stands on `bio.sluice.identifier`; used by the command.
package bio.sluice.app.catalog;
