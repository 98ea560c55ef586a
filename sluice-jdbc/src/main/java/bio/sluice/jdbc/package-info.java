/// Tables of PostgreSQL, SQLite and DuckDB as sources and targets.
///
/// Start at [bio.sluice.jdbc.JdbcStore]. A [bio.sluice.jdbc.JdbcTarget] keeps rows and checkpoint in one transaction;
/// how
/// rows get in is the business of a [bio.sluice.jdbc.Loader], of which each [bio.sluice.jdbc.Dialect] has its own. No
/// name and no value from outside ever stands in SQL but quoted, and no password in anything that is printed or kept.
package bio.sluice.jdbc;
