package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellPartsTest {
    @ParameterizedTest
    @CsvSource({
        "uniprot, P04637;Q9NX53, P04637+Q9NX53",
        "uniprot, P04637|Q9NX53-2, P04637+Q9NX53-2",
        "uniprot, 'P04637, Q9NX53', P04637+Q9NX53",
        "uniprot, P04637 /// Q9NX53, P04637+Q9NX53",
        "uniprot, P04637///Q9NX53///P31946, P04637+Q9NX53+P31946",
        "uniprot, P04637/Q9NX53, P04637+Q9NX53",
        "uniprot, Q14213_Q8NEV9, Q14213+Q8NEV9",
        "uniprot, P04637 Q9NX53, P04637+Q9NX53",
        "uniprot, 'P04637;Q9NX53,P31946', P04637+Q9NX53+P31946",
        "uniprot, sp|P04637|P53_HUMAN;sp|P31946|1433B_HUMAN, sp|P04637|P53_HUMAN+sp|P31946|1433B_HUMAN",
        "uniprot, P04637;;Q9NX53, P04637++Q9NX53",
        "uniprot, P04637;unknown, P04637+unknown",
        "uniprot, P04637;NA, P04637+NA",
        "hgnc.symbol, TP53;BRCA1, TP53+BRCA1",
        "hgnc.symbol, tp53/brca1, tp53+brca1",
        "hgnc.symbol, 'HLA-A, HLA-B', HLA-A+HLA-B",
        "hgnc.symbol, TP53 BRCA1, TP53+BRCA1",
        "hgnc.symbol, TP53;2-Sep, TP53+2-Sep",
        "refseq, NM_000546.6;NP_000537.3, NM_000546.6+NP_000537.3",
        "chebi, CHEBI:17120;CHEBI:30776, CHEBI:17120+CHEBI:30776",
        "ncbigene, 7157/672, 7157+672",
    })
    void findsTheValuesOfACell(String type, String cell, String parts) {
        assertThat(split(type, cell)).isEqualTo(List.of(parts.split("\\+", -1)));
    }

    @ParameterizedTest
    @CsvSource({
        "uniprot, uncharacterized protein 12",
        "uniprot, 'putative, probable'",
        "uniprot, REV__P12345",
        "uniprot, P04637 (human)",
        "hgnc.symbol, some gene name",
        "hgnc.symbol, Tumor protein",
        "refseq, NM_12",
    })
    void leavesTogetherWhatIsNoListOfIdentifiers(String type, String cell) {
        assertThat(split(type, cell)).containsExactly(cell);
    }

    @Test
    void dropsSeparatorsAtTheEnds() {
        assertThat(split("uniprot", "P04637;")).containsExactly("P04637");
        assertThat(split("uniprot", ";P04637;Q9NX53; ")).containsExactly("P04637", "Q9NX53");
    }

    @Test
    void findsTheElementsOfAnArray() {
        byte[] array = "[ \"P04637\" , 7, null,\"a,b\"]".getBytes(StandardCharsets.UTF_8);
        CellParts parts = new CellParts(IdentifierParsers.standard());

        assertThat(texts(parts, array, parts.elements(array, 0, array.length)))
                .containsExactly("\"P04637\"", "7", "null", "\"a,b\"");
        byte[] empty = "[ ]".getBytes(StandardCharsets.UTF_8);
        assertThat(parts.elements(empty, 0, empty.length)).isZero();
    }

    private static List<String> split(String type, String cell) {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        CellParts parts = new CellParts(IdentifierParsers.standard());
        int count =
                parts.split(bytes, 0, bytes.length, IdentifierTypes.standard().find(type));
        return texts(parts, bytes, count);
    }

    private static List<String> texts(CellParts parts, byte[] bytes, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(new String(bytes, parts.start(i), parts.end(i) - parts.start(i), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
