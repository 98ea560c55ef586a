package bio.sluice.detect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Beginnings of human gene symbols that other words hardly ever have. In any larger set of genes some symbols are of
/// these families; in a set of plate wells, alleles or English words none is. Stateless.
///
/// Stems of the gene groups with the most members, <https://www.genenames.org/data/genegroup/>, that a digit follows.
final class SymbolStems {
    private static final List<byte[]> STEMS = bytes(
            "ZNF", "SLC", "TMEM", "FAM", "LINC", "KRT", "CCL", "CXCL", "CCR", "CXCR", "RPL", "RPS", "MRPL", "MRPS",
            "CYP", "COL", "DNAJ", "GPR", "KCN", "NDUF", "PCDH", "POLR", "PSM", "RAB", "SNORD", "SNORA", "TAS2R", "TRIM",
            "TUB", "UBE2", "USP", "WNT", "ADAM", "ABC", "ACTN", "ANKRD", "ARHG", "ATP", "BMP", "CASP", "CCDC", "CCN",
            "CDK", "CDH", "CEACAM", "CLEC", "CREB", "CTS", "DDX", "DEFB", "DUSP", "EIF", "FGF", "FOX", "FZD", "GABR",
            "GATA", "GRI", "GST", "HLA-", "HOX", "HSD", "HSP", "IFN", "IGF", "IGH", "IL", "ITG", "KLK", "KIF", "LAMA",
            "LILR", "LRRC", "MAP", "MIR", "MMP", "MT-", "MUC", "MYH", "MYO", "NFKB", "NLRP", "NOTCH", "OR", "PDE",
            "PIK3", "PLA2G", "PRKC", "PTPR", "S100A", "SERPIN", "SMAD", "SNX", "SOX", "STAT", "TLR", "TNF", "TRAF",
            "TRP", "TSPAN", "TTC", "UGT", "VAMP", "WDR", "ZDHHC");
    private static final int FARTHEST_DIGIT = 6;

    private SymbolStems() {}

    private static List<byte[]> bytes(String... stems) {
        List<byte[]> bytes = new ArrayList<>();
        for (String stem : stems) {
            bytes.add(stem.getBytes(StandardCharsets.US_ASCII));
        }
        return List.copyOf(bytes);
    }

    /// Whether the symbol `bytes[start, end)` is one of such a family: a stem, then a digit soon after.
    static boolean matches(byte[] bytes, int start, int end) {
        for (byte[] stem : STEMS) {
            if (end - start > stem.length && starts(bytes, start, stem)) {
                int last = Math.min(end, start + stem.length + FARTHEST_DIGIT);
                for (int i = start + stem.length; i < last; i++) {
                    if (bytes[i] >= '0' && bytes[i] <= '9') {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean starts(byte[] bytes, int start, byte[] stem) {
        for (int i = 0; i < stem.length; i++) {
            if (bytes[start + i] != stem[i]) {
                return false;
            }
        }
        return true;
    }
}
