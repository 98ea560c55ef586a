package bio.sluice.detect;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.detect.HeaderWords.Strength;
import bio.sluice.identifier.IdentifierTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderWordsTest {
    private static final IdentifierTypes TYPES = IdentifierTypes.standard();

    @ParameterizedTest
    @CsvSource({
        "UniProt ID, uniprot, FULL",
        "uniprot_ids, uniprot, FULL",
        "UniProt-TrEMBL, uniprot, FULL",
        "UniProt-TrEMBL, insdc, NONE",
        "geneUniProtID, uniprot, PART",
        "geneEntrezID, ncbigene, PART",
        "Entrez_Gene_Id, ncbigene, FULL",
        "pr_gene_symbol, hgnc.symbol, PART",
        "metKEGGID, kegg.compound, PART",
        "ensembl_gene_id, ensembl, FULL",
        "Gene, hgnc.symbol, HINT",
        "Gene, uniprot, NONE",
        "id, uniprot, NONE",
        "group, uniprot, NONE",
        "col_0, ncbigene, NONE"
    })
    void saysHowMuchANameSays(String column, String type, Strength strength) {
        assertThat(new HeaderWords(column, TYPES).of(TYPES.find(type), TYPES)).isEqualTo(strength);
    }

    @Test
    void knowsQuantities() {
        assertThat(new HeaderWords("Start_Position", TYPES).quantity()).isEqualTo("start");
        assertThat(new HeaderWords("GeneID", TYPES).quantity()).isNull();
    }
}
