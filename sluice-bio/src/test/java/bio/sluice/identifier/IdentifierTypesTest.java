package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdentifierTypesTest {
    private final IdentifierTypes types = IdentifierTypes.standard();

    static List<IdentifierType> all() {
        return IdentifierTypes.standard().all();
    }

    @ParameterizedTest
    @CsvSource({
        "uniprot,uniprot",
        "UniProtKB,uniprot",
        "UNIPROT,uniprot",
        "Entrez,ncbigene",
        "GeneID,ncbigene",
        "NCBIGENE,ncbigene",
        "ENSEMBL,ensembl",
        "symbol,hgnc.symbol",
        "Gene symbol,hgnc.symbol",
        "gene_symbol,hgnc.symbol",
        "' HGNC ',hgnc",
        "PubChem CID,pubchem.compound",
        "CAS RN,cas",
        "ensembl.gene,ensembl.gene"
    })
    void findsTypesByAnyOfTheirNames(String written, String name) {
        assertThat(types.find(written))
                .isNotNull()
                .extracting(IdentifierType::name)
                .isEqualTo(name);
    }

    @Test
    void doesNotGuess() {
        assertThat(types.find("uniprott")).isNull();
        assertThat(types.find("")).isNull();
    }

    @Test
    void refinesToTheSubKindThatTheFormDecides() {
        assertThat(refine("ensembl", "ENSG00000141510")).isEqualTo("ensembl.gene");
        assertThat(refine("ensembl", "ENSMUST00000108658")).isEqualTo("ensembl.transcript");
        assertThat(refine("ensembl", "ENSGT00390000003602")).isEqualTo("ensembl");
        assertThat(refine("ensembl", "P04637")).isEqualTo("ensembl");
        assertThat(refine("uniprot", "P04637")).isEqualTo("uniprot");
    }

    @Test
    void relatesTypesThatContainEachOther() {
        IdentifierType ensembl = types.find("ensembl");
        IdentifierType gene = types.find("ensembl.gene");
        IdentifierType protein = types.find("ensembl.protein");

        assertThat(types.related(ensembl, ensembl)).isTrue();
        assertThat(types.related(ensembl, gene)).isTrue();
        assertThat(types.related(gene, ensembl)).isTrue();
        assertThat(types.related(gene, protein)).isFalse();
    }

    /// `hgnc.symbol` is no kind of `hgnc`.
    @Test
    void takesNoContainmentFromADot() {
        assertThat(types.related(types.find("hgnc"), types.find("hgnc.symbol"))).isFalse();
        assertThat(types.find("hgnc").contains()).isEmpty();
        assertThat(types.find("ensembl").contains()).contains(types.find("ensembl.gene"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyExampleIsExact(IdentifierType type) {
        ParsedIdentifier value = Values.parse(type.name(), type.example());

        assertThat(value.status()).isEqualTo(Status.EXACT);
        assertThat(value.text()).isEqualTo(type.example());
        assertThat(type.summary()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyExampleIsKnownAsCurieAndAsUri(IdentifierType type) {
        String curie = Values.parse(type.name(), type.example()).curie();
        String obo = "http://purl.obolibrary.org/obo/" + curie.replaceFirst(":", "_");
        String slash = "http://identifiers.org/" + curie.replaceFirst(":", "/");
        for (String form :
                new String[] {curie, "https://identifiers.org/" + curie, "https://bioregistry.io/" + curie, slash, obo
                }) {
            assertThat(Values.parse(type.name(), form).text()).as(form).isEqualTo(type.example());
        }
        for (String base : type.facts().uris()) {
            String local = base.endsWith(":") ? type.example().replaceFirst("^[A-Z]+:", "") : type.example();
            assertThat(Values.parse(type.name(), "https://www." + base + local).text())
                    .as(base)
                    .isEqualTo(type.example());
        }
    }

    @Test
    void areThoseThatTheDocumentationShows() throws IOException {
        StringBuilder table = new StringBuilder("| type | identifies | canonical | CURIE | check digit | source |\n");
        table.append("|---|---|---|---|---|---|\n");
        for (IdentifierType type : all()) {
            String curie = Values.parse(type.name(), type.example()).curie();
            table.append("| ").append(type.name()).append(" | ").append(type.summary());
            table.append(" | `").append(type.example()).append("` | `").append(curie);
            table.append("` | ")
                    .append(type.checkDigit())
                    .append(" | <")
                    .append(type.source())
                    .append("> |\n");
        }

        IdentifiersPage.holds("types", table.toString());
    }

    private String refine(String type, String identifier) {
        byte[] bytes = identifier.getBytes(StandardCharsets.UTF_8);
        return types.refine(types.find(type), bytes, 0, bytes.length).name();
    }
}
