package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.condition.Records;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import bio.sluice.stream.ProcessorFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Types of the user's own, parsers of others, thresholds, species, repairs.
class ParseConfigurationTest {
    private static final Map<String, Object> SAMPLE = Map.of(
            "name", "lab.sample",
            "pattern", "^\\d{6}$",
            "prefix", "LAB:",
            "padding", "6",
            "check_digit", "luhn",
            "synonyms", List.of("sample id"),
            "example", "LAB:000018");

    @ParameterizedTest
    @CsvSource({
        "LAB:000018,exact,LAB:000018",
        "lab.sample:000018,normalized,LAB:000018",
        "18,normalized,LAB:000018",
        "LAB:18,normalized,LAB:000018",
        "LAB:000019,malformed,",
        "LAB:0000018,malformed,",
        "ENSG00000141510,wrong_type,"
    })
    void typesOfTheUserAreParsedLikeOthers(String value, String status, String text) {
        Map<String, Object> params = Map.of("types", List.of(SAMPLE), "column_mappings", List.of(mapping("Sample ID")));

        String record = Records.csv("id", value).through(configure(params)).get(0);

        assertThat(record).contains("\"status\":\"" + status + "\"", "\"lab.sample_parsed\"");
        if (text != null) {
            assertThat(record).contains("\"parsed\":\"" + text + "\",\"curie\":\"lab.sample:000018\"");
        }
    }

    @Test
    void mistakesInTypesAreToldWithTheirPlace() {
        List<Object> types = List.of(
                Map.of("name", "uniprot", "pattern", "[0-9]+"),
                Map.of("name", "Lab Sample", "pattern", "[0-9]+"),
                Map.of("name", "lab.a", "pattern", "(a|b"),
                Map.of("name", "lab.b", "pattern", "(?=a)b"),
                Map.of("name", "lab.c", "pattern", "[0-9]{3}", "example", "12"),
                Map.of("name", "lab.d", "pattern", "a.b"));

        assertThat(mistakes(Map.of("types", types, "column_mappings", List.of(mapping("uniprot")))))
                .containsExactly(
                        "test: types[0].name: \"uniprot\" is a name of uniprot already (choose another name)",
                        "test: types[1].name: \"Lab Sample\" is no name for a type (use lower-case letters, digits and"
                                + " points, such as lab.sample)",
                        "test: types[2].pattern: pattern (a|b, character 5: expected \")\"",
                        "test: types[3].pattern: pattern (?=a)b, character 3: expected \":\"",
                        "test: types[4].example: \"12\" does not have the form of prefix and pattern",
                        "test: types[5].pattern: pattern a.b, character 2: \".\" has no meaning here; write \"\\.\" for the"
                                + " sign itself");
    }

    /// It would take for ever where patterns are tried one way after another, and a table of 2^60 rows here.
    @Test
    void noPatternRunsForEver() {
        Map<String, Object> nested = Map.of("name", "lab.nested", "pattern", "((a+)+)+b");
        String value = "a".repeat(400);
        long begin = System.nanoTime();

        String record = Records.csv("id", value)
                .through(configure(Map.of("types", List.of(nested), "column_mappings", List.of(mapping("lab.nested")))))
                .get(0);

        assertThat(record).contains("\"status\":\"malformed\"");
        assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
        Map<String, Object> wide = Map.of("name", "lab.wide", "pattern", "(a|b)*a(a|b){60}");
        assertThat(mistakes(Map.of("types", List.of(wide), "column_mappings", List.of(mapping("lab.wide")))))
                .containsExactly("test: column_mappings[0].identifier_type: lab.wide: the pattern needs more than 20000"
                        + " states");
    }

    @Test
    void parsersOfOtherJarsAreFound() {
        ProcessorFactory factory = configure(Map.of("column_mappings", List.of(mapping("test.plate"))));

        assertThat(Records.json("{\"id\":\"#42\"}", "{\"id\":\"42\"}").through(factory))
                .containsExactly(
                        "{\"id\":\"#42\",\"test.plate_parsed\":{\"raw\":\"#42\",\"parsed\":\"42\",\"curie\":\"test.plate:42\","
                                + "\"confidence\":0.95,\"parser\":\"plate_barcodes\",\"status\":\"normalized\","
                                + "\"changes\":[\"prefix\"]}}",
                        "{\"id\":\"42\",\"test.plate_parsed\":{\"raw\":\"42\",\"parsed\":null,\"curie\":null,"
                                + "\"confidence\":0,\"parser\":\"plate_barcodes\",\"status\":\"malformed\"}}");
    }

    @Test
    void parsersCanBeDisabled() {
        Map<String, Object> off = Map.of("name", "plate_barcodes", "enabled", "false");

        assertThat(mistakes(Map.of("parsers", List.of(off), "column_mappings", List.of(mapping("test.plate")))))
                .containsExactly("test: parsers: no parser is left for the type test.plate of column \"id\"");
        assertThat(mistakes(Map.of(
                        "parsers", List.of(Map.of("name", "unipro")), "column_mappings", List.of(mapping("uniprot")))))
                .containsExactly("test: parsers[0].name: unknown parser \"unipro\" (did you mean \"uniprot\"?)");
    }

    @Test
    void whatIsLessSureThanTheThresholdIsAmbiguous() {
        ProcessorFactory factory =
                configure(Map.of("confidence_threshold", "1", "column_mappings", List.of(mapping("uniprot"))));

        List<String> records =
                Records.json("{\"id\":\"P04637\"}", "{\"id\":\"p04637\"}").through(factory);

        assertThat(records.get(0)).contains("\"status\":\"exact\"");
        assertThat(records.get(1)).contains("\"status\":\"ambiguous\",\"candidates\":[\"P04637\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "3-Sep,normalized,SEPTIN3",
        "2020-09-03,normalized,SEPTIN3",
        "5-Sep,normalized,SEPTIN5",
        "1-Mar,excel_damaged,",
        "1-Dec,excel_damaged,",
        "2-Jan,excel_damaged,",
        "TP53,exact,TP53"
    })
    void repairsDatesOnRequestWhereOneSymbolIsPossible(String value, String status, String symbol) {
        Map<String, Object> mapping = new LinkedHashMap<>(mapping("symbol"));
        mapping.put("repair_excel", "true");

        String record = Records.csv("id", value)
                .through(configure(Map.of("column_mappings", List.of(mapping))))
                .get(0);

        assertThat(record).contains("\"status\":\"" + status + "\"");
        if (symbol != null) {
            assertThat(record).contains("\"parsed\":\"" + symbol + "\"");
        }
        if (status.equals("normalized")) {
            assertThat(record).contains("\"changes\":[\"excel\"]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "symbol,mouse,TP53,normalized,Tp53",
        "symbol,mouse,Trp53,exact,Trp53",
        "symbol,10090,trp53,normalized,Trp53",
        "symbol,mouse,mt-Nd1,exact,mt-Nd1",
        "symbol,mouse,1700001C02Rik,exact,1700001C02Rik",
        "symbol,mouse,BC005561,exact,BC005561",
        "symbol,mouse,ENSMUSG00000059552,wrong_type,",
        "symbol,mouse,3-Sep,excel_damaged,",
        "symbol,zebrafish,TP53,normalized,tp53",
        "symbol,human,Trp53,normalized,TRP53",
        "ensembl,mouse,ENSMUSG00000059552.9,exact,ENSMUSG00000059552",
        "ensembl,mouse,ENSG00000141510,wrong_type,",
        "ensembl,human,ENSG00000141510,exact,ENSG00000141510",
        "ensembl,human,ENSMUSG00000059552,wrong_type,",
        "ensembl,9606,ENSGT00390000003602,exact,ENSGT00390000003602"
    })
    void speciesDecidesLettersAndPrefixes(String type, String species, String value, String status, String text) {
        Map<String, Object> mapping = new LinkedHashMap<>(mapping(type));
        mapping.put("species", species);

        String record = Records.csv("id", value)
                .through(configure(Map.of("column_mappings", List.of(mapping))))
                .get(0);

        assertThat(record).contains("\"status\":\"" + status + "\"");
        if (text != null) {
            assertThat(record).contains("\"parsed\":\"" + text + "\"");
        }
    }

    @Test
    void speciesThatCannotBeAreMistakes() {
        Map<String, Object> mapping = new LinkedHashMap<>(mapping("hgnc"));
        mapping.put("species", "mouse");
        Map<String, Object> unknown = new LinkedHashMap<>(mapping("symbol"));
        unknown.put("species", "unicorn");

        assertThat(mistakes(Map.of("column_mappings", List.of(mapping))))
                .containsExactly("test: column_mappings[0].species: identifiers of type hgnc are all of taxon 9606, not"
                        + " 10090");
        assertThat(mistakes(Map.of("column_mappings", List.of(unknown))).get(0))
                .startsWith(
                        "test: column_mappings[0].species: unknown species \"unicorn\" (give an NCBI taxon, or one of");
    }

    @Test
    void countsHitsAndMissesOfEveryParser() {
        Records records =
                Records.json("{\"id\":\"P04637\"}", "{\"id\":\"p04637\"}", "{\"id\":\"xx\"}", "{\"id\":\"NA\"}");

        records.stage("parse").through(configure(Map.of("column_mappings", List.of(mapping("uniprot")))));

        assertThat(records.count("processors/biological_parser/parser_usage/uniprot"))
                .isEqualTo(2);
        assertThat(records.count("processors/biological_parser/parser_statistics/uniprot/hits"))
                .isEqualTo(2);
        assertThat(records.count("processors/biological_parser/parser_statistics/uniprot/misses"))
                .isEqualTo(1);
    }

    @Test
    void tooLargeAutomataAreRefused() {
        assertThatThrownBy(() -> Automaton.of(List.of("(a|b)*a(a|b){60}")).complete())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 20000 states");
    }

    // ---- what the tests write

    private static Map<String, Object> mapping(String type) {
        return Map.of("source_column", "id", "identifier_type", type);
    }

    private static ProcessorFactory configure(Map<String, Object> params) {
        Problems problems = new Problems();
        ProcessorFactory factory = configure(params, problems);
        assertThat(problems.all()).isEmpty();
        return factory;
    }

    private static List<String> mistakes(Map<String, Object> params) {
        Problems problems = new Problems();
        configure(params, problems);
        return problems.all().stream().map(Problem::toString).toList();
    }

    private static ProcessorFactory configure(Map<String, Object> params, Problems problems) {
        ParseType parse = new ParseType();
        return parse.configure(parse.options().read(tree(params), "", problems), "", problems);
    }

    private static ConfigNode tree(Object value) {
        Location location = Location.of("test");
        if (value instanceof Map<?, ?> map) {
            Map<String, ConfigNode> entries = new LinkedHashMap<>();
            Map<String, Location> keys = new LinkedHashMap<>();
            map.forEach((key, inner) -> {
                entries.put(key.toString(), tree(inner));
                keys.put(key.toString(), location);
            });
            return new ConfigNode.Mapping(entries, keys, location);
        }
        if (value instanceof List<?> list) {
            return new ConfigNode.Sequence(
                    list.stream().map(ParseConfigurationTest::tree).toList(), location);
        }
        return new ConfigNode.Scalar(value.toString(), false, location);
    }
}
