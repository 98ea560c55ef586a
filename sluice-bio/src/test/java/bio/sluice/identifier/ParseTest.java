package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.condition.Records;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.record.NameClash;
import bio.sluice.record.Schema;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ParseTest {
    private static final String SETTLED = "\"confidence\":1,\"parser\":\"uniprot\",\"status\":\"exact\"";

    // ---- values

    @Test
    void addsWhatWasFound() {
        assertThat(Records.csv("id", "P04637").through(parse("id=uniprot")))
                .containsExactly("{\"id\":\"P04637\",\"uniprot_parsed\":{\"raw\":\"P04637\",\"parsed\":\"P04637\","
                        + "\"curie\":\"uniprot:P04637\"," + SETTLED + "}}");
    }

    @Test
    void saysWhatWasSplitOffAndChanged() {
        assertThat(added("ensg00000002586.20_PAR_Y", "ensembl"))
                .isEqualTo("{\"raw\":\"ensg00000002586.20_PAR_Y\",\"parsed\":\"ENSG00000002586\","
                        + "\"curie\":\"ensembl:ENSG00000002586\",\"confidence\":0.95,\"parser\":\"ensembl\","
                        + "\"status\":\"normalized\",\"version\":\"20\",\"region\":\"PAR_Y\",\"changes\":[\"case\"]}");
        assertThat(added("Q9NX53-2", "uniprot"))
                .isEqualTo("{\"raw\":\"Q9NX53-2\",\"parsed\":\"Q9NX53\",\"curie\":\"uniprot:Q9NX53\","
                        + "\"confidence\":0.95,\"parser\":\"uniprot\",\"status\":\"exact\",\"isoform\":\"2\"}");
        assertThat(added("11998", "hgnc"))
                .isEqualTo(
                        "{\"raw\":\"11998\",\"parsed\":\"HGNC:11998\",\"curie\":\"hgnc:11998\","
                                + "\"confidence\":0.95,\"parser\":\"hgnc\",\"status\":\"normalized\",\"changes\":[\"prefix\"]}");
    }

    @Test
    void keepsTheWholeObjectWhereNothingWasFound() {
        assertThat(added("no \"id\"", "uniprot"))
                .isEqualTo("{\"raw\":\"no \\\"id\\\"\",\"parsed\":null,\"curie\":null,\"confidence\":0,"
                        + "\"parser\":\"uniprot\",\"status\":\"malformed\"}");
        assertThat(added("NA", "uniprot"))
                .isEqualTo("{\"raw\":\"NA\",\"parsed\":null,\"curie\":null,\"confidence\":0,\"parser\":null,"
                        + "\"status\":\"empty\"}");
        assertThat(added("3-Sep", "symbol"))
                .isEqualTo(
                        "{\"raw\":\"3-Sep\",\"parsed\":null,\"curie\":null,\"confidence\":0,"
                                + "\"parser\":\"hgnc.symbol\",\"status\":\"excel_damaged\",\"candidates\":[\"SEPTIN3\",\"SEP3\",\"SEPT3\"]}");
    }

    @Test
    void keepsTheTypesOfJson() {
        Records records = Records.json("{\"g\":7157}", "{\"g\":null}", "{\"g\":true}", "{\"g\":\"71\\u00357\"}", "{}");

        assertThat(records.stage("parse").through(parse("g=ncbigene")))
                .containsExactly(
                        "{\"g\":7157,\"ncbigene_parsed\":{\"raw\":7157,\"parsed\":\"7157\",\"curie\":\"ncbigene:7157\","
                                + "\"confidence\":1,\"parser\":\"ncbigene\",\"status\":\"exact\"}}",
                        "{\"g\":null,\"ncbigene_parsed\":{\"raw\":null,\"parsed\":null,\"curie\":null,"
                                + "\"confidence\":0,\"parser\":null,\"status\":\"empty\"}}",
                        "{\"g\":true,\"ncbigene_parsed\":{\"raw\":true,\"parsed\":null,\"curie\":null,"
                                + "\"confidence\":0,\"parser\":null,\"status\":\"malformed\"}}",
                        "{\"g\":\"71\\u00357\",\"ncbigene_parsed\":{\"raw\":\"7157\",\"parsed\":\"7157\","
                                + "\"curie\":\"ncbigene:7157\",\"confidence\":1,\"parser\":\"ncbigene\","
                                + "\"status\":\"exact\"}}",
                        "{}");
        assertThat(records.count("processors/biological_parser/absent_fields")).isEqualTo(1);
    }

    @Test
    void takesItsOwnEmptyValues() {
        assertThat(Records.csv("id", "unknown")
                        .through(parse("id=uniprot;empty_values=unknown"))
                        .get(0))
                .contains("\"status\":\"empty\"");
    }

    // ---- composites

    @Test
    void givesListsOfOneLength() {
        assertThat(added("P04637;x;Q9NX53-2", "uniprot"))
                .isEqualTo("{\"raw\":[\"P04637\",\"x\",\"Q9NX53-2\"],\"parsed\":[\"P04637\",null,\"Q9NX53\"],"
                        + "\"curie\":[\"uniprot:P04637\",null,\"uniprot:Q9NX53\"],\"confidence\":[1,0,0.95],"
                        + "\"parser\":[\"uniprot\",\"uniprot\",\"uniprot\"],"
                        + "\"status\":[\"exact\",\"malformed\",\"exact\"],\"isoform\":[null,null,\"2\"]}");
    }

    @Test
    void takesAnArrayForAComposite() {
        assertThat(Records.json("{\"id\":[\"p04637\",null,7]}", "{\"id\":[]}").through(parse("id=uniprot")))
                .containsExactly(
                        "{\"id\":[\"p04637\",null,7],\"uniprot_parsed\":{\"raw\":[\"p04637\",null,7],"
                                + "\"parsed\":[\"P04637\",null,null],\"curie\":[\"uniprot:P04637\",null,null],"
                                + "\"confidence\":[0.95,0,0],\"parser\":[\"uniprot\",null,\"uniprot\"],"
                                + "\"status\":[\"normalized\",\"empty\",\"malformed\"],"
                                + "\"changes\":[[\"case\"],null,null]}}",
                        "{\"id\":[],\"uniprot_parsed\":{\"raw\":[],\"parsed\":[],\"curie\":[],\"confidence\":[],"
                                + "\"parser\":[],\"status\":[]}}");
    }

    @Test
    void saysThatASeparatorWasTakenOff() {
        assertThat(added("P04637;", "uniprot")).contains("\"parsed\":\"P04637\"", "\"changes\":[\"separator\"]");
    }

    @Test
    void explodesIntoRecords() {
        Records records = Records.csv("id,n", "P04637;Q9NX53", "1");

        assertThat(records.flat().through(parse("id=uniprot=explode")))
                .containsExactly(
                        "{\"id\":\"P04637\",\"n\":\"1\",\"uniprot_id\":\"P04637\",\"uniprot_status\":\"exact\"}",
                        "{\"id\":\"Q9NX53\",\"n\":\"1\",\"uniprot_id\":\"Q9NX53\",\"uniprot_status\":\"exact\"}");
    }

    @Test
    void explodesTwoColumnsInOrder() {
        List<String> left = Records.csv("a,b", "P04637;Q9NX53", "7157;672")
                .flat()
                .through(parse("a=uniprot=explode;b=ncbigene=explode"));

        assertThat(left.stream()
                        .map(r -> r.replaceAll(".*\"uniprot_id\":\"(\\w+)\".*\"ncbigene_id\":\"(\\w+)\".*", "$1 $2")))
                .containsExactly("P04637 7157", "P04637 672", "Q9NX53 7157", "Q9NX53 672");
    }

    // ---- columns

    @Test
    void flatOutputsGetTexts() {
        Records records = Records.csv("id,s", "P04637;x", "TP53 BRCA1");

        assertThat(records.flat().through(parse("id=uniprot;s=symbol")))
                .containsExactly("{\"id\":\"P04637;x\",\"s\":\"TP53 BRCA1\",\"uniprot_id\":\"P04637|\","
                        + "\"uniprot_status\":\"exact|malformed\",\"hgnc.symbol_id\":\"TP53|BRCA1\","
                        + "\"hgnc.symbol_status\":\"exact|exact\"}");
    }

    @Test
    void namesColumnsAfterTheTypeWhateverSynonymWasWritten() {
        assertThat(columns("id=UniProtKB")).containsExactly("id", "uniprot_parsed", "uniprot_error");
    }

    @Test
    void namesColumnsAfterTheFieldWhereTwoShareAType() {
        assertThat(columns("a=uniprot;b=UniProtKB;c=symbol"))
                .containsExactly(
                        "id",
                        "a_uniprot_parsed",
                        "a_uniprot_error",
                        "b_uniprot_parsed",
                        "b_uniprot_error",
                        "hgnc.symbol_parsed",
                        "hgnc.symbol_error");
    }

    @Test
    void refusesANameThatIsTaken() {
        ProcessorFactory factory = parse("id=uniprot");

        assertThatThrownBy(() -> factory.create().outputSchema(Schema.of("id", "uniprot_parsed")))
                .isInstanceOf(NameClash.class)
                .hasMessageContaining("uniprot_parsed");
    }

    @Test
    void marksTheColumnWithItsType() {
        Schema schema = parse("id=UniProtKB").create().outputSchema(Schema.of("id"));

        assertThat(schema.column(0).identifierType()).isEqualTo("uniprot");
    }

    // ---- counts

    @Test
    void countsOutcomesAndParsers() {
        Records records = Records.csv("id", "P04637;p04637;x;NA");
        records.stage("parse_2").through(parse("id=uniprot"));

        assertThat(records.count("processors/biological_parser_2/parsed_records"))
                .isEqualTo(1);
        assertThat(records.count("processors/biological_parser_2/parser_usage/uniprot"))
                .isEqualTo(2);
        assertThat(records.count("processors/biological_parser_2/parse_errors")).isZero();
        assertThat(records.count("outcomes/uniprot_parsed/exact")).isEqualTo(1);
        assertThat(records.count("outcomes/uniprot_parsed/normalized")).isEqualTo(1);
        assertThat(records.count("outcomes/uniprot_parsed/malformed")).isEqualTo(1);
        assertThat(records.count("outcomes/uniprot_parsed/empty")).isEqualTo(1);
    }

    // ---- plugins

    @Test
    void aParserThatThrowsCostsTheFieldOnly() {
        IdentifierParsers parsers = IdentifierParsers.standard().with(new Moody());
        List<ParseMapping> mappings =
                List.of(new ParseMapping("id", "uniprot", "uniprot", "uniprot_parsed", false, 0, false));
        ProcessorFactory factory = () -> new ParseProcessor(mappings, parsers, 0, false);
        Records records = Records.json("{\"id\":\"P04637\"}", "{\"id\":\"good\"}");

        assertThat(records.stage("parse").through(factory))
                .containsExactly(
                        "{\"id\":\"P04637\",\"uniprot_error\":\"java.lang.IllegalStateException: bad mood\"}",
                        "{\"id\":\"good\",\"uniprot_parsed\":{\"raw\":\"good\",\"parsed\":\"good\","
                                + "\"curie\":\"uniprot:good\",\"confidence\":1,\"parser\":\"moody\","
                                + "\"status\":\"exact\"}}");
        assertThat(records.count("processors/biological_parser/parse_errors")).isEqualTo(1);
    }

    /// A parser of a stranger.
    private static final class Moody implements IdentifierParser {
        @Override
        public String name() {
            return "moody";
        }

        @Override
        public int priority() {
            return 1;
        }

        @Override
        public List<String> types() {
            return List.of("uniprot");
        }

        @Override
        public void parse(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
            if (bytes[start] == 'P') {
                throw new IllegalStateException("bad mood");
            }
            out.accept(bytes, start, end, type);
        }
    }

    // ---- configuration

    @Test
    void namesTheNearestType() {
        Problems problems = new Problems();
        configure("id=unipro", problems);

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "test: column_mappings[0].identifier_type: unknown identifier type \"unipro\" (did you mean \"uniprot\"?)");
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(ProcessorType.class)).anyMatch(type -> type instanceof ParseType);
    }

    // ---- what the tests write

    private static String added(String cell, String type) {
        String record = Records.csv("id", cell).through(parse("id=" + type)).get(0);
        return record.substring(record.indexOf("_parsed\":") + 9, record.length() - 1);
    }

    private static List<String> columns(String mappings) {
        Processor processor = parse(mappings).create();
        return processor.outputSchema(Schema.of("id")).names();
    }

    private static ProcessorFactory parse(String mappings) {
        Problems problems = new Problems();
        ProcessorFactory factory = configure(mappings, problems);
        assertThat(problems.all()).isEmpty();
        return factory;
    }

    /// `COLUMN=TYPE` or `COLUMN=TYPE=explode`, separated by `;`.
    private static ProcessorFactory configure(String mappings, Problems problems) {
        Map<String, ConfigNode> params = new LinkedHashMap<>();
        List<ConfigNode> items = new ArrayList<>();
        for (String mapping : mappings.split(";")) {
            String[] parts = mapping.split("=");
            if (parts[0].equals("empty_values")) {
                params.put("empty_values", scalar(parts[1]));
                continue;
            }
            Map<String, ConfigNode> entries = new LinkedHashMap<>();
            entries.put("source_column", scalar(parts[0]));
            entries.put("identifier_type", scalar(parts[1]));
            if (parts.length > 2) {
                entries.put("on_composite", scalar(parts[2]));
            }
            items.add(new ConfigNode.Mapping(entries, Map.of(), Location.of("test")));
        }
        params.put("column_mappings", new ConfigNode.Sequence(items, Location.of("test")));
        ParseType type = new ParseType();
        ConfigNode written = new ConfigNode.Mapping(params, Map.of(), Location.of("test"));
        return type.configure(type.options().read(written, "", problems), "", problems);
    }

    private static ConfigNode scalar(String text) {
        return new ConfigNode.Scalar(text, false, Location.of("test"));
    }
}
