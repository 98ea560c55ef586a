package bio.sluice.formats.delimited;

import java.util.List;

/// Tab-separated values; quotes are text unless `quote_char` is given. Immutable.
public final class TsvFormat extends DelimitedFormat {
    public TsvFormat() {
        super(
                "tsv",
                "tab-separated values, without quoting",
                // Downloads of HGNC, Ensembl and UniProt call their tab-separated tables .txt and .tab.
                List.of(".tsv", ".tab", ".txt"),
                new DelimitedOptions('\t', null));
    }
}
