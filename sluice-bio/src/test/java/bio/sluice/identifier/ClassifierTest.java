package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {
    private final IdentifierParsers parsers = IdentifierParsers.standard();
    private final Classifier classifier = Classifier.of(parsers, parsers.types().all());

    static List<IdentifierType> all() {
        return IdentifierTypes.standard().all();
    }

    @ParameterizedTest
    @CsvSource({
        "ENSG00000141510,ensembl ensembl.gene",
        "ENSG00000141510.18,ensembl ensembl.gene",
        "CHEBI:15377,chebi",
        "https://identifiers.org/chebi:15377,chebi",
        "http://purl.obolibrary.org/obo/GO_0006915,go",
        "fbgn0011293,cosmic flybase hgnc.symbol",
        "10.1038/s41597-022-01807-3,doi",
        "IPR016380;IPR000100,interpro",
        "IPR016380_IPR000100,interpro"
    })
    void tellsTheTypesOfAValue(String value, String types) {
        assertThat(names(value)).containsExactlyInAnyOrder(types.split(" "));
    }

    /// As in the URIs of OBO, without what stands before them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "go",
                "chebi",
                "mondo",
                "so",
                "hp",
                "uberon",
                "cl",
                "efo",
                "doid",
                "bto",
                "ncit",
                "ncbitaxon",
                "orphanet"
            })
    void tellsTermsOfOntologiesWithAnUnderscore(String type) {
        String example = IdentifierTypes.standard().find(type).example();
        String term = type.toUpperCase(Locale.ROOT) + "_" + example.substring(example.indexOf(':') + 1);

        assertThat(names(term)).contains(type);
        assertThat(names(term.toLowerCase(Locale.ROOT))).contains(type);
    }

    @Test
    void tellsAllThatAPlainNumberCanBe() {
        assertThat(names("7157"))
                .contains("ncbigene", "pubchem.compound", "hgnc", "pubmed", "clinvar")
                .doesNotContain("uniprot", "cas", "ensembl");
    }

    @Test
    void tellsTraits() {
        assertThat(classify("ENSG00000141510.18")).isPositive();
        assertThat(classifier.has(0, Trait.VERSION)).isTrue();
        assertThat(classify("Q9NX53-2")).isPositive();
        assertThat(classifier.type(0).name()).isEqualTo("uniprot");
        assertThat(classifier.has(0, Trait.ISOFORM)).isTrue();
        assertThat(classify("UniProtKB:P04637")).isPositive();
        assertThat(classifier.has(0, Trait.NAMED)).isTrue();
        assertThat(classifier.status(0)).isEqualTo(Status.NORMALIZED);
        assertThat(classify("P04637;Q9NX53")).isPositive();
        assertThat(classifier.parts()).isEqualTo(2);
    }

    @Test
    void tellsEmptyAndDamagedValues() {
        assertThat(classify(" NA ")).isZero();
        assertThat(classifier.empty()).isTrue();
        assertThat(classify("3-Sep")).isZero();
        assertThat(classifier.excelDamaged()).isTrue();
        assertThat(classify("2.31E+19")).isZero();
        assertThat(classifier.excelDamaged()).isTrue();
        assertThat(classify("nothing in particular!")).isZero();
        assertThat(classifier.excelDamaged()).isFalse();
    }

    /// TSV files come with numbers in quotes.
    @ParameterizedTest
    @ValueSource(strings = {"\"7412\"", "'11998", "(15377)"})
    void numbersInQuotesNameNoType(String value) {
        int matches = classify(value);

        assertThat(matches).isPositive();
        for (int i = 0; i < matches; i++) {
            assertThat(classifier.has(i, Trait.NAMED))
                    .as(classifier.type(i).name())
                    .isFalse();
        }
    }

    /// One pass over all types says what seventy parsers say one by one.
    @ParameterizedTest
    @MethodSource("all")
    void agreesWithTheParsers(IdentifierType of) {
        String lower = of.example().toLowerCase(Locale.ROOT);
        for (String value : List.of(of.example(), lower, of.name() + ":" + of.example(), of.example() + ".3")) {
            Set<String> expected = new TreeSet<>();
            Set<String> exact = new TreeSet<>();
            for (IdentifierType type : all()) {
                ParsedIdentifier parsed = Values.parse(type.name(), value);
                if (parsed.found()) {
                    expected.add(type.name());
                }
                if (parsed.status() == Status.EXACT) {
                    exact.add(type.name());
                }
            }
            assertThat(expected).as(value).containsAll(names(value));
            assertThat(names(value)).as(value).containsAll(exact);
        }
    }

    private Set<String> names(String value) {
        Set<String> names = new TreeSet<>();
        int matches = classify(value);
        for (int i = 0; i < matches; i++) {
            names.add(classifier.type(i).name());
        }
        return names;
    }

    private int classify(String value) {
        byte[] bytes = ("x" + value + "xxxxxxxx").getBytes(StandardCharsets.UTF_8);
        return classifier.classify(bytes, 1, bytes.length - 8);
    }
}
