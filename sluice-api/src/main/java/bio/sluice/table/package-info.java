/// Tables in databases as sources and targets of records, as plugins. Start at [bio.sluice.table.TableStore].
///
/// Stands on `stream` and `option`. Only the app asks for stores, by the address that a user wrote.
package bio.sluice.table;
