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
public record TypeEntry(
        String name, String summary, List<String> synonyms, List<String> parts, String example, String curie) {
    public TypeEntry {
        synonyms = List.copyOf(synonyms);
        parts = List.copyOf(parts);
    }
}
