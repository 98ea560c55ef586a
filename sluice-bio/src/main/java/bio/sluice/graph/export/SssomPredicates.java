package bio.sluice.graph.export;

import bio.sluice.graph.Predicate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The predicates of a graph as CURIEs for SSSOM, of single edges and of paths. Stateless.
///
/// Sources: SKOS mapping properties (https://www.w3.org/TR/skos-reference/#mapping), oboInOwl
/// (http://www.geneontology.org/formats/oboInOwl), the Relation Ontology (`RO:0002205` has gene product, `RO:0002204`
/// gene product of), OMO (`IAO:0100001` term replaced by).
final class SssomPredicates {
    /// What stands before the predicates that are used here, and for what.
    static final Map<String, String> PREFIXES = Map.of(
            "IAO", "http://purl.obolibrary.org/obo/IAO_",
            "RO", "http://purl.obolibrary.org/obo/RO_",
            "oboInOwl", "http://www.geneontology.org/formats/oboInOwl#",
            "semapv", "https://w3id.org/semapv/vocab/",
            "skos", "http://www.w3.org/2004/02/skos/core#");

    private static final String RELATED = "skos:relatedMatch";

    /// Types of what genes make: a graph does not keep which end of an `encodes` edge is the gene.
    private static final Set<String> PRODUCTS = Set.of(
            "uniprot",
            "uniprot.isoform",
            "uniprot.mnemonic",
            "uniparc",
            "ensembl.protein",
            "ensembl.transcript",
            "refseq",
            "ccds",
            "pdb",
            "mirbase.mature",
            "rnacentral");

    private SssomPredicates() {}

    /// The CURIE for a single edge.
    ///
    /// @param alias whether it leads from an alias
    static String of(Predicate predicate, boolean alias, String subjectType, String objectType) {
        return switch (predicate) {
            case SAME -> "skos:exactMatch";
            case CLOSE -> "skos:closeMatch";
            case BROADER -> "skos:broadMatch";
            case NARROWER -> "skos:narrowMatch";
            case XREF -> "oboInOwl:hasDbXref";
            case PREVIOUS -> alias ? RELATED : "IAO:0100001";
            case ENCODES -> encodes(isProduct(subjectType), isProduct(objectType));
        };
    }

    private static String encodes(boolean subject, boolean object) {
        return subject == object ? RELATED : object ? "RO:0002205" : "RO:0002204";
    }

    private static boolean isProduct(String type) {
        return PRODUCTS.contains(type.toLowerCase(Locale.ROOT));
    }

    /// The CURIE for a path of several edges, which claims no more than all of them together do: only what is exact all
    /// the way is exact, only what goes one way in the hierarchy is broader or narrower.
    static String of(List<Predicate> path, String subjectType, String objectType) {
        Predicate whole = Predicate.SAME;
        for (Predicate predicate : path) {
            whole = together(whole, predicate);
            if (whole == null) {
                return RELATED;
            }
        }
        return of(whole, false, subjectType, objectType);
    }

    /// @return null if no predicate holds
    private static Predicate together(Predicate first, Predicate then) {
        // A successor is not the same as what it replaced, which may have been one of several.
        Predicate a = first == Predicate.PREVIOUS ? Predicate.CLOSE : first;
        Predicate b = then == Predicate.PREVIOUS ? Predicate.CLOSE : then;
        if (a == Predicate.SAME || a == b && a != Predicate.XREF && a != Predicate.ENCODES) {
            return b;
        }
        return b == Predicate.SAME ? a : null;
    }
}
