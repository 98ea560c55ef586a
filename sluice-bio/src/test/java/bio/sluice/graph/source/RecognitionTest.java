package bio.sluice.graph.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which format a file has: by its name, by its heading, and as it is said.
class RecognitionTest {
    private static final SourceFormats FORMATS = SourceFormats.standard();

    private static SourceHead head(String text) {
        return new SourceHead(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "edges, my_edges.tsv, by name",
        "hgnc, hgnc_complete_set.txt, by name",
        "hgnc_withdrawn, withdrawn.txt, by name",
        "gene_info, Homo_sapiens.gene_info, by name",
        "gene2ensembl, gene2ensembl, by name",
        "gene2refseq, gene2refseq, by name",
        "gene_history, gene_history, by name",
        "idmapping, HUMAN_9606_idmapping.dat, by name",
        "idmapping_selected, HUMAN_9606_idmapping_selected.tab, by name",
        "sec_ac, sec_ac.txt, by name",
        "ensembl, Homo_sapiens.GRCh38.112.uniprot.tsv, by name",
        "ensembl_history, stable_id_event.txt, by name",
        "ensembl_idmapper, history.csv, by heading",
        "chebi, database_accession.tsv, by name",
        "chebi_flat, chebi2025.tsv, by heading",
        "sssom, example.sssom.tsv, by name",
        "kegg, kegg_list.tsv, by name",
        "bridgedb, yeast_id_mapping.txt, by name"
    })
    void knowsEachFileByItsNameAndByItsHeading(String format, String file, String how) throws IOException {
        SourceHead head = head(SourceRowsTest.fixture(file));

        assertThat(FORMATS.recognise(file, head).format().name()).isEqualTo(format);
        assertThat(FORMATS.recognise(file, head).how()).isEqualTo(how);
        assertThat(FORMATS.recognise("renamed", head).format().name()).isEqualTo(format);
        assertThat(FORMATS.recognise("renamed", head).how()).isEqualTo("by heading");
        assertThat(FORMATS.find(format).reader(head)).isNotNull();
    }

    @Test
    void everyFormatHasAFixture() {
        Set<String> tested = new TreeSet<>(List.of(
                "edges", "hgnc", "hgnc_withdrawn", "gene_info", "gene2ensembl", "gene2refseq", "gene_history",
                "idmapping", "idmapping_selected", "sec_ac", "ensembl", "ensembl_history", "ensembl_idmapper", "chebi",
                "chebi_flat", "sssom", "kegg", "bridgedb", "table"));

        assertThat(new TreeSet<>(FORMATS.names())).isEqualTo(tested);
    }

    @Test
    void whatStandsInAFileCountsMoreThanItsName() throws IOException {
        SourceHead edges = head(SourceRowsTest.fixture("my_edges.tsv"));

        assertThat(FORMATS.recognise("hgnc_complete_set.txt", edges).format().name())
                .isEqualTo("edges");
    }

    @Test
    void readsCommasAndObjectsAsWell() {
        SourceHead commas = head("source_id,source_type,target_id,target_type\nP04637,uniprot,7157,ncbigene\n");
        SourceHead objects =
                head("{\"source_id\":\"a\",\"source_type\":\"b\",\"target_id\":\"c\",\"target_type\":\"d\"}\n");

        assertThat(FORMATS.recognise("x", commas).reader()).isEqualTo("csv");
        assertThat(FORMATS.recognise("x", objects).reader()).isEqualTo("jsonl");
    }

    @Test
    void aWrongFormatIsToldFromWhatIsThere() throws IOException {
        SourceHead head = head(SourceRowsTest.fixture("gene_history"));

        assertThat(FORMATS.find("hgnc").reader(head)).isNull();
        assertThat(FORMATS.difference(FORMATS.find("hgnc"), "gene_history", head))
                .isEqualTo("expected a header with the columns hgnc_id, symbol, name; it begins with: #tax_id, GeneID, "
                        + "Discontinued_GeneID, Discontinued_Symbol, Discontinue_Date - that is gene_history");
        assertThat(FORMATS.difference(FORMATS.find("sec_ac"), "x", head("")))
                .isEqualTo("expected a heading \"Secondary AC  Primary AC\", and lines of two UniProt accessions below; "
                        + "it begins with: (nothing)");
    }

    @Test
    void unknownTablesAreNotGuessed() {
        assertThat(FORMATS.recognise("x.tsv", head("sample\tUniProt\tgene\na\tP04637\tTP53\n"))).isNull();
        assertThat(FORMATS.recognise("x.tsv", head(""))).isNull();
        assertThat(FORMATS.recognise("x.tsv", head("A\tD\tE\n1\t2\t3\n"))).isNull();
    }

    @Test
    void everyTypeOfTheTableIsSpeltAsTheGraphWillHaveIt() {
        List<String> odd = FORMATS.all().stream()
                .filter(format -> format.roles() != null)
                .flatMap(format -> format.roles().columns().stream())
                .map(ColumnRole::type)
                .filter(type -> type != null && !type.equals(type.toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.toList());

        assertThat(odd).isEmpty();
    }
}
