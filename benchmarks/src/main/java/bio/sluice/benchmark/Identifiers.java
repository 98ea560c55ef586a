package bio.sluice.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the identifiers in the three columns of the benchmark table, by regular expressions. Each method returns the
 * canonical identifiers of a cell in their order, without what is not an identifier.
 */
final class Identifiers {
    /** UniProt's own pattern (uniprot.org/help/accession_numbers), with the number of an isoform. */
    private static final Pattern UNIPROT =
            Pattern.compile("([OPQ][0-9][A-Z0-9]{3}[0-9]|[A-NR-Z][0-9](?:[A-Z][A-Z0-9]{2}[0-9]){1,2})(?:-[0-9]+)?");

    /** The name of a sequence in UniProt's FASTA files: {@code sp|P04637|P53_HUMAN}. */
    private static final Pattern UNIPROT_FASTA_NAME = Pattern.compile("(?:SP|TR)\\|([^|]*)\\|.*");

    /** An Ensembl stable identifier with its version, as in ENSG00000141510.18. */
    private static final Pattern ENSEMBL = Pattern.compile("(ENSG[0-9]{11})(?:\\.[0-9]+)?");

    /** HGNC's shape of a symbol: a letter, then letters, digits and hyphens. */
    private static final Pattern SYMBOL = Pattern.compile("([A-Z][A-Z0-9-]*)");

    /** Words that stand for an empty cell and would pass as symbols. */
    private static final Set<String> WRITTEN_FOR_NOTHING = Set.of("NA", "NULL", "NONE", "NAN");

    private Identifiers() {}

    /** What the normalization rules of the benchmark do to a cell. */
    static String normalized(String cell) {
        return cell.strip().toUpperCase(Locale.ROOT);
    }

    /** The accessions in a cell, which may be a composite such as {@code P04637;Q9NX53-2}. */
    static List<String> uniprot(String cell) {
        String text = normalized(cell);
        Matcher fasta = UNIPROT_FASTA_NAME.matcher(text);
        String[] parts = fasta.matches() ? new String[] {fasta.group(1)} : text.split("[;|]");
        List<String> accessions = new ArrayList<>();
        for (String part : parts) {
            accessions.addAll(single(UNIPROT, part.strip()));
        }
        return accessions;
    }

    static List<String> ensembl(String cell) {
        return single(ENSEMBL, normalized(cell));
    }

    static List<String> symbol(String cell) {
        String text = normalized(cell);
        return WRITTEN_FOR_NOTHING.contains(text) ? List.of() : single(SYMBOL, text);
    }

    private static List<String> single(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? List.of(matcher.group(1)) : List.of();
    }
}
