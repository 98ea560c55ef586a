package bio.sluice.graph.source;

/// The role of one column of a table: identifiers that are linked to those of another column. Immutable.
///
/// @param column its name
/// @param type of its identifiers, by any name; null where each names its own
/// @param database names of the table that says what databases mean, or null
/// @param databaseColumn the column that names the database; null where the value begins with it
/// @param relation as in edge tables; null where the database or a column decides
/// @param relationColumn the column that says it, or null
/// @param confidence as in edge tables; null where the database or a column decides
/// @param confidenceColumn the column that says it, or null
/// @param of the column whose identifiers these are linked to; null for that of the record's identifier
/// @param separator stands between the parts of a list; null if there is one identifier
/// @param part the only part of the list that counts, from 1; 0 for all
/// @param cut what stands behind this is left off; null if nothing is
/// @param whenColumn only records whose column of this name says `when` count; null for all
/// @param when see there
/// @param own whether the identifiers are of the record's species
/// @param live whether the identifiers are current ones
public record ColumnRole(
        String column,
        String type,
        String database,
        String databaseColumn,
        String relation,
        String relationColumn,
        String confidence,
        String confidenceColumn,
        String of,
        String separator,
        int part,
        String cut,
        String whenColumn,
        String when,
        boolean own,
        boolean live) {}
