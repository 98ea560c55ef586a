package bio.sluice.graph.source;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The roles of a table's columns. Immutable.
///
/// @param idColumn holds the record's identifier
/// @param idType its type, by any name; null where a column says it or the identifier is a CURIE
/// @param idTypeColumn the column that says it, or null
/// @param idSeparator stands between the parts of a list of identifiers; null if there is one
/// @param nameColumn what it is called, or null
/// @param speciesColumn the NCBI taxon, or null
/// @param species the NCBI taxon of all records, or null; with a column, the one that is wanted
/// @param statusColumn says whether it is in use, or null
/// @param statuses what the words of that column mean
/// @param status the status where no word says another; null if nothing is known of it
/// @param skipColumn tells records that stand for no entry yet, or null
/// @param skipWord what it says then
/// @param sourceColumn names where a record's edges are from, or null
/// @param columns the others
public record TableRoles(
        String idColumn,
        String idType,
        String idTypeColumn,
        String idSeparator,
        String nameColumn,
        String speciesColumn,
        String species,
        String statusColumn,
        Map<String, String> statuses,
        String status,
        String skipColumn,
        String skipWord,
        String sourceColumn,
        List<ColumnRole> columns) {
    public TableRoles {
        statuses = Map.copyOf(statuses);
        columns = List.copyOf(columns);
    }

    /// These roles for records of one species.
    ///
    /// @param taxon of NCBI
    public TableRoles withSpecies(String taxon) {
        return new TableRoles(
                idColumn,
                idType,
                idTypeColumn,
                idSeparator,
                nameColumn,
                speciesColumn,
                taxon,
                statusColumn,
                statuses,
                status,
                skipColumn,
                skipWord,
                sourceColumn,
                columns);
    }

    /// All columns that must be there.
    public Set<String> needed() {
        Set<String> needed = new LinkedHashSet<>();
        for (String column : Arrays.asList(
                idColumn, idTypeColumn, nameColumn, speciesColumn, statusColumn, skipColumn, sourceColumn)) {
            add(column, needed);
        }
        for (ColumnRole role : columns) {
            for (String column : Arrays.asList(
                    role.column(), role.databaseColumn(), role.relationColumn(), role.confidenceColumn(), role.of())) {
                add(column, needed);
            }
        }
        return needed;
    }

    private static void add(String column, Set<String> to) {
        if (column != null) {
            to.add(column);
        }
    }
}
