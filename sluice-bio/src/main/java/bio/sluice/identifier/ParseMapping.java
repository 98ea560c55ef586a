package bio.sluice.identifier;

import java.io.Serializable;

/// One column to parse. Immutable.
///
/// @param sourceColumn the field that holds identifiers
/// @param identifierType the canonical name of their type
/// @param output what the added columns are called after, without `_parsed`, `_id` and so on
/// @param nestedColumn the column that takes the JSON
/// @param explode whether a composite cell becomes a record per part
/// @param species the NCBI taxon of the identifiers, or 0
/// @param repairExcel whether a symbol that a spreadsheet made a date of is put back, if there is one only
record ParseMapping(
        String sourceColumn,
        String identifierType,
        String output,
        String nestedColumn,
        boolean explode,
        int species,
        boolean repairExcel)
        implements Serializable {
    String idColumn() {
        return output + "_id";
    }

    String statusColumn() {
        return output + "_status";
    }

    String errorColumn() {
        return output + "_error";
    }
}
