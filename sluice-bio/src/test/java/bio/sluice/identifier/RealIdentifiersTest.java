package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.testkit.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Identifiers as registries and providers print them.
class RealIdentifiersTest {
    /// In the forms in which registries resolve them; `type:0006915` and `TYPE:TYPE:0006915` are both in use.
    @Test
    void knowsTheExamplesOfTheRegistries() throws IOException {
        int known = 0;
        for (String line : Files.readAllLines(SharedFiles.require("data/patterns/dev_identifiers.tsv"))) {
            String[] fields = line.split("\t", -1);
            IdentifierType type = IdentifierTypes.standard().find(fields[0]);
            if (type == null || !type.name().equals(fields[0])) {
                continue;
            }
            String example = fields[2];
            String local = example.startsWith(fields[0].toUpperCase(Locale.ROOT) + ":")
                    ? example.substring(example.indexOf(':') + 1)
                    : example;
            for (String form : List.of(
                    example,
                    fields[0] + ":" + local,
                    fields[0].toUpperCase(Locale.ROOT) + ":" + example,
                    "https://identifiers.org/" + fields[0] + ":" + local,
                    "https://bioregistry.io/" + fields[0] + ":" + local,
                    "http://purl.obolibrary.org/obo/" + fields[0] + "_" + local)) {
                assertThat(Values.parse(fields[0], form).found())
                        .as(fields[0] + " " + form)
                        .isTrue();
            }
            known++;
        }
        assertThat(known).isGreaterThanOrEqualTo(30);
    }

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
        "omim_id,omim,0"
    })
    void knowsTheColumnsOfHgnc(String column, String type, int malformed) throws IOException {
        List<String> refused = new ArrayList<>();
        int seen = 0;
        for (String cell : column(SharedFiles.require("data/idmap/hgnc/hgnc_complete_set_2024.txt.gz"), column)) {
            for (String value : cell.split("\\|")) {
                seen++;
                ParsedIdentifier parsed = Values.parse(type, value);
                if (parsed.status() != Status.EXACT) {
                    refused.add(value);
                }
            }
        }

        assertThat(seen).isGreaterThan(10_000);
        assertThat(refused).hasSize(malformed);
    }

    @Test
    void takesNoGeneSymbolForAnythingElse() throws IOException {
        for (String symbol : column(SharedFiles.require("data/idmap/hgnc/hgnc_complete_set_2024.txt.gz"), "symbol")) {
            assertThat(Values.parse("symbol", symbol.toLowerCase(Locale.ROOT)).text())
                    .isEqualTo(symbol);
        }
    }

    /// The cells of a column that are not empty, without quotes.
    private static List<String> column(Path file, String name) throws IOException {
        List<String> cells = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            int index = List.of(lines.readLine().split("\t")).indexOf(name);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String cell = line.split("\t", -1)[index].replace("\"", "");
                if (!cell.isEmpty()) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }
}
