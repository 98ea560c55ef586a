package bio.sluice.graph.source;

import bio.sluice.option.ConfigNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the metadata of an SSSOM mapping set say, as far as a graph needs it. Immutable.
///
/// @param name what edges name as their source: the set's title, else the end of its id, else its file's name
/// @param version as the set states it; empty if it does not
/// @param date as the set states it; empty if it does not
/// @param prefixes namespaces by prefix, as `curie_map` has them
/// @param confidence of mappings that state none; empty for 1
/// @param justification of mappings that state none; empty if the set states none either
/// @param subjectType type of the subjects of mappings that state none; may be empty
/// @param objectType type of the objects of mappings that state none; may be empty
/// @param notes what is wrong with the metadata, for the user
public record SssomSet(
        String name,
        String version,
        String date,
        Map<String, String> prefixes,
        String confidence,
        String justification,
        String subjectType,
        String objectType,
        List<String> notes) {
    /// Prefixes that every set has: https://mapping-commons.github.io/sssom/spec-intro/#iri-prefixes
    static final Map<String, String> BUILT_IN = Map.of(
            "owl", "http://www.w3.org/2002/07/owl#",
            "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "semapv", "https://w3id.org/semapv/vocab/",
            "skos", "http://www.w3.org/2004/02/skos/core#",
            "sssom", "https://w3id.org/sssom/",
            "xsd", "http://www.w3.org/2001/XMLSchema#",
            "dc", "http://purl.org/dc/elements/1.1/",
            "dcterms", "http://purl.org/dc/terms/",
            "linkml", "https://w3id.org/linkml/");

    private static final Set<String> VERSIONS = Set.of("", "1.0", "1.1");
    private static final int LONGEST_NAME = 100;

    public SssomSet {
        prefixes = Map.copyOf(prefixes);
        notes = List.copyOf(notes);
    }

    /// Reads metadata.
    ///
    /// @param metadata a mapping, or null if there is none
    /// @param fileName of the table, without its folders
    public static SssomSet of(ConfigNode metadata, String fileName) {
        List<String> notes = new ArrayList<>();
        Map<String, ConfigNode> slots = metadata instanceof ConfigNode.Mapping mapping ? mapping.entries() : Map.of();
        if (slots.isEmpty()) {
            notes.add("no metadata: prefixes of identifiers are taken for what they usually mean");
        }
        Map<String, String> prefixes = new HashMap<>();
        if (slots.get("curie_map") instanceof ConfigNode.Mapping map) {
            map.entries().forEach((prefix, namespace) -> {
                String text = text(namespace);
                String built = BUILT_IN.get(prefix);
                if (built != null && !built.equals(text)) {
                    notes.add("the curie_map gives the built-in prefix " + prefix + " another meaning, " + text
                            + "; it keeps its own");
                } else {
                    prefixes.put(prefix, text);
                }
            });
        }
        String version = text(slots.get("sssom_version"));
        if (!VERSIONS.contains(version)) {
            notes.add("sssom_version \"" + version + "\" is none that is known; read as 1.1");
        }
        String confidence = text(slots.get("mapping_set_confidence"));
        if (!isShare(confidence)) {
            notes.add("mapping_set_confidence \"" + confidence + "\" is no number from 0 to 1; it does not count");
            confidence = "";
        }
        String date = first(slots, "publication_date", "mapping_date", "issue_date");
        return new SssomSet(
                name(slots, fileName),
                text(slots.get("mapping_set_version")),
                date,
                prefixes,
                confidence,
                text(slots.get("mapping_justification")),
                text(slots.get("subject_type")),
                text(slots.get("object_type")),
                notes);
    }

    /// This set under another name.
    public SssomSet named(String other) {
        return new SssomSet(other, version, date, prefixes, confidence, justification, subjectType, objectType, notes);
    }

    private static boolean isShare(String text) {
        if (text.isEmpty()) {
            return true;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return text.length() < 40 && number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static String name(Map<String, ConfigNode> slots, String fileName) {
        String name = text(slots.get("mapping_set_title"));
        if (name.isEmpty()) {
            String id = text(slots.get("mapping_set_id"));
            name = id.substring(id.lastIndexOf('/') + 1);
        }
        if (name.isEmpty()) {
            name = fileName;
        }
        name = name.replaceFirst("\\.gz$", "").replaceFirst("\\.(sssom\\.)?[ct]sv$", "");
        return name.length() <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2));
    }

    private static String first(Map<String, ConfigNode> slots, String... names) {
        for (String name : names) {
            String text = text(slots.get(name));
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String text(ConfigNode node) {
        return node instanceof ConfigNode.Scalar scalar && scalar.text() != null
                ? scalar.text().strip()
                : "";
    }
}
