package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Identifiers as registries and providers print them.
class RealIdentifiersTest {
    @ParameterizedTest
    @CsvSource({
        "hgnc_id,hgnc,0",
        "symbol,hgnc.symbol,0",
        "entrez_id,ncbigene,0",
        "ensembl_gene_id,ensembl.gene,0",
        // NR_14440, NG_02676 and NR_02460 lack a digit, NM_021728. and XR_016092. end in a point
        "refseq_accession,refseq,5",
        "ccds_id,ccds,0",
        "uniprot_ids,uniprot,0",
        "mgd_id,mgi,0",
        "rgd_id,rgd,0",
        "omim_id,omim,0",
        "ucsc_id,ucsc,0",
        "vega_id,vega,0",
        // 282027213 and 325553290 have a digit too many
        "pubmed_id,pubmed,2"
    })
    void knowsTheColumnsOfHgnc(String column, String type, int malformed) throws IOException {
        IdentifierParsers parsers = IdentifierParsers.standard();
        CellParts parts = new CellParts(parsers);
        List<String> refused = new ArrayList<>();
        int seen = 0;
        for (String cell : column(column)) {
            byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
            boolean whole = Values.parse(type, cell).status() == Status.EXACT;
            int count = whole
                    ? 1
                    : parts.split(bytes, 0, bytes.length, parsers.types().find(type));
            for (int i = 0; i < count; i++) {
                String value = whole
                        ? cell
                        : new String(bytes, parts.start(i), parts.end(i) - parts.start(i), StandardCharsets.UTF_8);
                seen++;
                if (Values.parse(type, value).status() != Status.EXACT) {
                    refused.add(value);
                }
            }
        }

        assertThat(seen).isGreaterThan(10_000);
        assertThat(refused).hasSize(malformed);
    }

    @Test
    void takesNoGeneSymbolForAnythingElse() throws IOException {
        for (String symbol : column("symbol")) {
            assertThat(Values.parse("symbol", symbol.toLowerCase(Locale.ROOT)).text())
                    .isEqualTo(symbol);
        }
    }

    /// The cells of a column that are not empty, without quotes.
    private static List<String> column(String name) throws IOException {
        Path table = SharedFiles.require("data/idmap/hgnc/hgnc_complete_set_2024.txt.gz");
        return HgncTable.rows(table, name).stream()
                .map(row -> row.get(0))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }
}
