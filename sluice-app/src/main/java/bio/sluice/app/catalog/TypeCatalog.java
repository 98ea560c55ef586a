package bio.sluice.app.catalog;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The identifier types that Sluice knows. Stateless.
public final class TypeCatalog {
    private TypeCatalog() {}

    /// All types, in the order of the type table; what canonical and CURIE forms look like is asked of the parsers.
    public static List<TypeEntry> all() {
        IdentifierParsers parsers = IdentifierParsers.standard();
        ParsedIdentifier parsed = new ParsedIdentifier();
        List<TypeEntry> entries = new ArrayList<>();
        for (IdentifierType type : parsers.types().all()) {
            byte[] example = type.example().getBytes(StandardCharsets.UTF_8);
            parsers.parse(example, 0, example.length, type, parsed);
            entries.add(new TypeEntry(
                    type.name(),
                    type.summary(),
                    type.synonyms(),
                    type.contains().stream().map(IdentifierType::name).toList(),
                    parsed.found() ? parsed.text() : "",
                    parsed.found() ? parsed.curie() : "",
                    type.checkDigit(),
                    type.species(),
                    type.source()));
        }
        return entries;
    }
}
