package bio.sluice.detect;

import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What the name of a column says about its type: weak evidence, which can tip the scales between types that the
/// values allow, and never more. Immutable.
final class HeaderWords {
    /// How much it says.
    enum Strength {
        /// Nothing about this type.
        NONE,
        /// What kind of thing: `Gene`, `metabolite`.
        HINT,
        /// Some of its words name the type: `metPubChemID`.
        PART,
        /// It names the type and nothing else: `UniProt ID`.
        FULL
    }

    /// Between a small and a large letter, before the last of several large ones, and at signs.
    private static final Pattern BOUNDARY =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll}{2})");

    private static final Pattern SUFFIX =
            Pattern.compile("(?<=..)(ids?|accs?|identifiers?|accessions?|numbers?|codes?|s)$");
    /// Words that say no more than that there are identifiers.
    private static final Set<String> NOISE = Set.of(
            "id",
            "ids",
            "identifier",
            "identifiers",
            "accession",
            "accessions",
            "acc",
            "ac",
            "number",
            "code",
            "codes",
            "list",
            "primary",
            "the",
            "of",
            "and",
            "s");
    /// Words of a quantity or a place, which no number of that column is an identifier of.
    private static final Set<String> QUANTITIES = Set.of(
            "count",
            "counts",
            "distance",
            "length",
            "position",
            "pos",
            "start",
            "end",
            "size",
            "score",
            "rank",
            "year",
            "date",
            "n",
            "freq",
            "frequency",
            "percent",
            "ratio",
            "age",
            "sum",
            "total",
            "mean",
            "median",
            "sd",
            "index",
            "chromosome",
            "chrom",
            "chr",
            "location",
            "coordinate",
            "bp",
            "days",
            "months",
            "years",
            "time",
            "weight",
            "value",
            "pvalue",
            "mlog",
            "beta",
            "error",
            "dilution",
            "units",
            "version",
            "build");
    /// Kinds of things, and the types that name such.
    private static final Map<String, List<String>> KINDS = Map.of(
            "gene", List.of("hgnc.symbol", "hgnc", "ncbigene", "ensembl"),
            "protein", List.of("uniprot", "refseq", "ensembl"),
            "transcript", List.of("ensembl", "refseq", "ccds"),
            "snp", List.of("dbsnp"),
            "variant", List.of("dbsnp", "clinvar"),
            "compound", List.of("chebi", "hmdb", "kegg.compound", "pubchem.compound", "cas"),
            "metabolite", List.of("chebi", "hmdb", "kegg.compound", "pubchem.compound", "cas", "lipidmaps"),
            "chemical", List.of("chebi", "cas", "pubchem.compound"),
            "disease", List.of("mondo", "doid", "omim", "mesh", "efo", "orphanet", "umls"),
            "phenotype", List.of("hp", "omim", "efo"));

    private final Map<IdentifierType, Strength> named = new HashMap<>();
    private String quantity;

    /// @param column the column's name
    HeaderWords(String column, IdentifierTypes types) {
        List<String> parts = parts(column);
        BitSet meaningful = new BitSet();
        for (int i = 0; i < parts.size(); i++) {
            meaningful.set(i, !NOISE.contains(parts.get(i)));
            String singular = SUFFIX.matcher(parts.get(i)).replaceFirst("");
            for (String kind : KINDS.getOrDefault(singular, List.of())) {
                IdentifierType type = types.find(kind);
                if (type != null) {
                    name(type, Strength.HINT);
                }
            }
            if (quantity == null && QUANTITIES.contains(parts.get(i))) {
                quantity = parts.get(i);
            }
        }
        Map<IdentifierType, BitSet> covered = covered(parts, types);
        covered.forEach((type, words) -> {
            words.and(meaningful);
            boolean full = words.equals(meaningful);
            int letters = words.stream().map(i -> parts.get(i).length()).sum();
            if (full || letters > 2) {
                name(type, full ? Strength.FULL : Strength.PART);
            }
        });
    }

    /// Which words name which type. The longest run of words counts: `TrEMBL` is not `EMBL`.
    private static Map<IdentifierType, BitSet> covered(List<String> parts, IdentifierTypes types) {
        Map<IdentifierType, BitSet> covered = new HashMap<>();
        BitSet taken = new BitSet();
        for (int length = parts.size(); length > 0; length--) {
            for (int from = 0; from + length <= parts.size(); from++) {
                IdentifierType type = find(String.join("", parts.subList(from, from + length)), types);
                if (type != null && !taken.intersects(run(from, length))) {
                    covered.computeIfAbsent(type, unused -> new BitSet()).set(from, from + length);
                    taken.set(from, from + length);
                }
            }
        }
        return covered;
    }

    private static BitSet run(int from, int length) {
        BitSet run = new BitSet();
        run.set(from, from + length);
        return run;
    }

    private static List<String> parts(String column) {
        List<String> parts = new ArrayList<>();
        for (String part : BOUNDARY.split(column)) {
            if (!part.isEmpty()) {
                parts.add(part.toLowerCase(Locale.ROOT));
            }
        }
        return parts;
    }

    private static IdentifierType find(String word, IdentifierTypes types) {
        if (NOISE.contains(word)) {
            return null;
        }
        IdentifierType type = types.find(word);
        for (String shorter = word; type == null; ) {
            String next = SUFFIX.matcher(shorter).replaceFirst("");
            if (next.equals(shorter)) {
                break;
            }
            shorter = next;
            type = types.find(shorter);
        }
        return type;
    }

    private void name(IdentifierType type, Strength strength) {
        named.merge(type, strength, (before, now) -> now.compareTo(before) > 0 ? now : before);
    }

    /// How much the header says for `type`, a sub-kind of it, or the type it is one of.
    Strength of(IdentifierType type, IdentifierTypes types) {
        Strength best = Strength.NONE;
        for (Map.Entry<IdentifierType, Strength> entry : named.entrySet()) {
            if (types.related(entry.getKey(), type) && entry.getValue().compareTo(best) > 0) {
                best = entry.getValue();
            }
        }
        return best;
    }

    /// The word of a quantity in it, such as `position`; null if there is none.
    String quantity() {
        return quantity;
    }
}
