package bio.sluice.app.catalog;

import java.util.List;

/// One identifier type for people. Immutable.
///
/// @param name the canonical name, as it stands in strategies and output
/// @param summary what it identifies
/// @param synonyms other names that are understood
/// @param parts the sub-kinds that it contains
/// @param example an identifier in canonical text
/// @param curie the same as a CURIE
/// @param checkDigit the rule of its check digit, or empty
/// @param species the NCBI taxon of all of them, or empty
/// @param source where its form is laid down
public record TypeEntry(
        String name,
        String summary,
        List<String> synonyms,
        List<String> parts,
        String example,
        String curie,
        String checkDigit,
        String species,
        String source) {
    public TypeEntry {
        synonyms = List.copyOf(synonyms);
        parts = List.copyOf(parts);
    }
}
