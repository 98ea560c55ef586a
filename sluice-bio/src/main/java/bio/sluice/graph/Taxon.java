package bio.sluice.graph;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Numbers of the NCBI taxonomy (https://www.ncbi.nlm.nih.gov/taxonomy), which stand for species. Stateless.
final class Taxon {
    /// No species, or an unknown one.
    static final int NONE = 0;
    /// What [#parse] returns for a text that is no number of a taxon.
    static final int MALFORMED = -1;
    /// The taxonomy has seven digits in 2026; eight fit into the 27 bits that a node has for them.
    private static final int MOST_DIGITS = 8;

    private Taxon() {}

    /// The number that `bytes[start, end)` is, after `taxon:` (GAF, PSI-MITAB) or `NCBITaxon:` (OBO) if one of them is
    /// there.
    static int parse(byte[] bytes, int start, int end) {
        int from = end;
        while (from > start && bytes[from - 1] >= '0' && bytes[from - 1] <= '9') {
            from--;
        }
        if (from > start) {
            String prefix =
                    new String(bytes, start, from - start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            if (!prefix.equals("taxon:") && !prefix.equals("ncbitaxon:")) {
                return MALFORMED;
            }
        }
        if (from == end || end - from > MOST_DIGITS) {
            return MALFORMED;
        }
        int number = 0;
        for (int i = from; i < end; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number == 0 ? MALFORMED : number;
    }
}
