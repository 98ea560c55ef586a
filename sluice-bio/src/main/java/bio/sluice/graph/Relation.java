package bio.sluice.graph;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What the relation of an edge table means here. Immutable.
///
/// Case, blanks, hyphens and underscores do not count; a prefix (`skos:`, `oboInOwl:`) or the address before the last
/// `#` or `/` is left off. Sources: SKOS mapping properties (https://www.w3.org/TR/skos-reference/#mapping), oboInOwl
/// (https://github.com/geneontology/go-ontology `hasDbXref`), the Relation Ontology and OMO
/// (`IAO:0100001` term replaced by, `RO:0002205` has gene product, `RO:0002204` gene product of), SSSOM's examples
/// of predicates, Semantic Science (`sio`), and the words of BridgeDb, MyGene and UniProt tables.
///
/// @param predicate how the edge is walked
/// @param swapped whether the edge runs from its target to its source
/// @param tier what a `previous` edge says of the name at its source
/// @param known whether the table has the relation; an unknown one is walked as [Predicate#XREF]
record Relation(Predicate predicate, boolean swapped, Tier tier, boolean known) {
    private static final Relation UNKNOWN = new Relation(Predicate.XREF, false, Tier.APPROVED, false);
    private static final Map<String, Relation> TABLE = new HashMap<>();

    static {
        put(
                Predicate.SAME,
                false,
                "same",
                "sameas",
                "exact",
                "exactmatch",
                "equivalent",
                "equivalentto",
                "equivalentclass",
                "equivalentproperty",
                "identical",
                "identicalto");
        put(
                Predicate.CLOSE,
                false,
                "close",
                "closematch",
                "mapsto",
                "mapping",
                "mapped",
                "similar",
                "similarto",
                "near",
                "nearmatch");
        put(Predicate.BROADER, false, "broader", "broad", "broadmatch", "broadertransitive", "isa", "subclassof");
        put(Predicate.NARROWER, false, "narrower", "narrow", "narrowmatch", "narrowertransitive", "superclassof");
        put(
                Predicate.XREF,
                false,
                "",
                "xref",
                "related",
                "relatedmatch",
                "relatedto",
                "hasdbxref",
                "dbxref",
                "crossreference",
                "seealso",
                "mappingrelation",
                "none");
        put(
                Predicate.PREVIOUS,
                false,
                "previous",
                "replacedby",
                "isreplacedby",
                "termreplacedby",
                "iao:0100001",
                "mergedinto",
                "secondaryto",
                "secondaryof",
                "previousof",
                "succeededby",
                "movedto");
        put(
                Predicate.PREVIOUS,
                true,
                "replaces",
                "supersedes",
                "hasprevious",
                "hassecondary",
                "hasalternativeid",
                "mergedfrom");
        put(Predicate.PREVIOUS, false, Tier.ALIAS, "alias", "aliasof", "synonym", "synonymof");
        put(Predicate.PREVIOUS, true, Tier.ALIAS, "hasalias", "hassynonym");
        put(
                Predicate.ENCODES,
                false,
                "encodes",
                "codesfor",
                "hasgeneproduct",
                "ro:0002205",
                "transcribedto",
                "transcribesto",
                "translatesto",
                "translatedto",
                "ro:0002511",
                "ro:0002513");
        put(
                Predicate.ENCODES,
                true,
                "encodedby",
                "isencodedby",
                "geneproductof",
                "ro:0002204",
                "hasgenetemplate",
                "transcribedfrom",
                "ro:0002510",
                "translationof",
                "ro:0002512");
    }

    private static void put(Predicate predicate, boolean swapped, String... words) {
        put(predicate, swapped, predicate == Predicate.PREVIOUS ? Tier.PREVIOUS : Tier.APPROVED, words);
    }

    private static void put(Predicate predicate, boolean swapped, Tier tier, String... words) {
        for (String word : words) {
            if (TABLE.put(word, new Relation(predicate, swapped, tier, true)) != null) {
                throw new IllegalStateException(word);
            }
        }
    }

    /// What `text` means.
    static Relation of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("http://") || word.startsWith("https://")) {
            word = word.substring(Math.max(word.lastIndexOf('#'), word.lastIndexOf('/')) + 1);
            // OBO addresses write the colon of the identifier as an underscore.
            word = word.startsWith("ro_") || word.startsWith("iao_") ? word.replace('_', ':') : word;
        }
        boolean numbered = word.startsWith("ro:") || word.startsWith("iao:");
        if (!numbered) {
            word = word.substring(word.lastIndexOf(':') + 1);
        }
        StringBuilder letters = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != '_' && c != '-' && c != ' ') {
                letters.append(c);
            }
        }
        return TABLE.getOrDefault(letters.toString(), UNKNOWN);
    }
}
