package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.condition.Records;
import bio.sluice.fault.Faults;
import bio.sluice.fault.RunStopped;
import bio.sluice.option.Option;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.record.Batch;
import bio.sluice.record.Schema;
import bio.sluice.stream.DependsOnFiles;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import bio.sluice.stream.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossReferenceTest {
    @TempDir
    Path folder;

    private OptionValues params;

    @BeforeEach
    void buildGraph() throws IOException {
        Path file = folder.resolve("g.sluice");
        Graphs.builder(
                        "P04637 uniprot HGNC:11998 hgnc same_as hgnc 0.95",
                        "HGNC:11998 hgnc 7157 Entrez skos:exactMatch hgnc",
                        "HGNC:11998 hgnc ENSG00000141510.18 ENSEMBL maps_to ensembl 0.9",
                        "Q15086 uniprot P04637 uniprot replaced_by uniprot",
                        "P0DP23 uniprot HGNC:1442 hgnc same_as hgnc",
                        "P62158 uniprot P0DP23 uniprot replaced_by uniprot",
                        "P62158 uniprot P0DP24 uniprot replaced_by uniprot",
                        "672 Entrez HGNC:1100 hgnc",
                        "672 my.assay thing my.assay",
                        "P99999 uniprot P00001 uniprot related")
                .write(file);
        params = new CrossReferenceType().options().defaults().with(CrossReferenceType.GRAPH, file.toString());
        params = params.with(CrossReferenceType.IDENTIFIER_FIELDS, List.of(field("u", "uniprot")));
    }

    private static OptionValues field(String name, String type) {
        OptionValues field =
                CrossReferenceType.IDENTIFIER_FIELDS.table().defaults().with(CrossReferenceType.FIELD, name);
        return type == null ? field : field.with(CrossReferenceType.TYPE, type);
    }

    private ProcessorFactory factory() {
        Problems problems = new Problems();
        ProcessorFactory factory = new CrossReferenceType().configure(params, "", problems);
        assertThat(problems.all()).isEmpty();
        return factory;
    }

    @Test
    void writesMappingsWithTheirPaths() {
        Records records = Records.json("{\"u\":\"P04637\"}");

        assertThat(records.through(factory()))
                .containsExactly(("{'u':'P04637','u_status':'mapped','u_mappings':["
                                + "{'id':'HGNC:11998','curie':'hgnc:11998','type':'hgnc','source':'hgnc','hops':1,"
                                + "'confidence':0.95,'predicate':'same'},"
                                + "{'id':'7157','curie':'ncbigene:7157','type':'ncbigene','source':'hgnc','hops':2,"
                                + "'confidence':0.95,'predicate':'same'},"
                                + "{'id':'ENSG00000141510','curie':'ensembl:ENSG00000141510','type':'ensembl.gene',"
                                + "'source':'ensembl','hops':2,'confidence':0.855,'predicate':'close'}],"
                                + "'u_paths':[['uniprot:P04637','hgnc:11998'],"
                                + "['uniprot:P04637','hgnc:11998','ncbigene:7157'],"
                                + "['uniprot:P04637','hgnc:11998','ensembl:ENSG00000141510']]}")
                        .replace('\'', '"'));
        assertThat(records.count("processors/normalize/resolved_records")).isEqualTo(1);
        assertThat(records.count("processors/normalize/total_mappings")).isEqualTo(3);
        assertThat(records.count("outcomes/u/mapped")).isEqualTo(1);
        assertThat(records.count("outcomes/u/identifiers")).isEqualTo(1);
        assertThat(records.count("outcomes/u/mapped_identifiers")).isEqualTo(1);
    }

    @Test
    void saysNamesAndOnRequestThePredicatesOfPaths() throws IOException {
        GraphBuilder builder =
                Graphs.builder("P04637 uniprot HGNC:11998 hgnc encodes hgnc", "HGNC:11998 hgnc 7157 Entrez same");
        builder.addNode("HGNC:11998", "hgnc", "tumor \"protein\" p53", "current", "9606");
        builder.write(folder.resolve("g.sluice"));
        params = params.with(CrossReferenceType.PATH_PREDICATES, true);

        assertThat(Records.json("{\"u\":\"P04637;P04637\"}").through(factory()).get(0))
                .contains(
                        "\"predicate\":\"encodes\",\"name\":\"tumor \\\"protein\\\" p53\",\"from\":\"P04637\"}",
                        "\"predicate\":\"same\",\"from\":\"P04637\"}",
                        "[\"uniprot:P04637\",\"encodes\",\"hgnc:11998\",\"same\",\"ncbigene:7157\"]");
    }

    @Test
    void notesWhichMappingsItUsesOnlyIfAsked() {
        Records silent = Records.json("{\"u\":\"P04637\"}");
        silent.through(factory());
        assertThat(silent.marked()).isEmpty();

        params = params.with(CrossReferenceType.NOTE_MAPPINGS, true)
                .with(CrossReferenceType.ON_MULTIPLE, "fail")
                .with(CrossReferenceType.TARGET_TYPES, List.of("hgnc", "ncbigene"));
        Records noting =
                Records.json("{\"u\":\"P04637\"}", "{\"u\":\"P0DP23\"}", "{\"u\":\"absent\"}", "{\"u\":\"P62158\"}");
        noting.through(factory());
        Graph graph = Graph.open(folder.resolve("g.sluice"));
        assertThat(noting.marked()).as("what is refused uses nothing").hasSize(2);
        GraphContent content = new GraphContent(graph);
        List<String> used = new ArrayList<>();
        while (content.next()) {
            if (noting.marked().contains(graph.rank(content.node()))) {
                used.add(graph.id(content.node()));
            }
        }
        assertThat(used).containsExactly("P0DP23", "P62158");
    }

    @Test
    void tellsLimitsThatAreNone() {
        Problems problems = new Problems();
        new CrossReferenceType()
                .configure(
                        params.with(CrossReferenceType.MAX_FAN_IN, List.of("icd10=0"))
                                .with(CrossReferenceType.MAX_FAN_OUT, List.of("5", "x"))
                                .with(CrossReferenceType.SPECIES, "martian"),
                        "",
                        problems);

        assertThat(problems.all())
                .extracting(problem -> problem.path())
                .containsExactlyInAnyOrder("max_fan_in", "max_fan_out", "species");
    }

    @Test
    void keepsTheNumberOfMappingsAndSaysSo() {
        params = params.with(CrossReferenceType.MAX_MAPPINGS, 1L);

        assertThat(Records.json("{\"u\":\"P04637\"}").through(factory()).get(0))
                .contains("\"id\":\"HGNC:11998\"")
                .doesNotContain("7157")
                .endsWith(",\"u_truncated\":true}");
    }

    @Test
    void tellsOfAFanOnlyWhereItCutsOffWhatWasAskedFor() throws IOException {
        Path file = folder.resolve("fans.sluice");
        Graphs.builder(
                        "P04637 uniprot HGNC:11998 hgnc",
                        "P04637 uniprot 7157 Entrez",
                        "P99999 uniprot HGNC:11998 hgnc",
                        "P99999 uniprot 7157 Entrez")
                .write(file);
        OptionValues capped = params.with(CrossReferenceType.GRAPH, file.toString())
                .with(CrossReferenceType.MAX_HOPS, 1L)
                .with(CrossReferenceType.MAX_FAN_IN, List.of("ncbigene=1"));

        params = capped;
        assertThat(Records.json("{\"u\":\"P04637\"}").through(factory()).get(0)).endsWith(",\"u_truncated\":true}");
        params = capped.with(CrossReferenceType.TARGET_TYPES, List.of("hgnc"));
        assertThat(Records.json("{\"u\":\"P04637\"}").through(factory()).get(0))
                .contains("HGNC:11998")
                .doesNotContain("truncated");
        params = capped.with(CrossReferenceType.MAX_HOPS, 2L).with(CrossReferenceType.MAX_FAN_IN, List.of("uniprot=1"));
        assertThat(Records.json("{\"u\":\"P04637\"}").through(factory()).get(0)).endsWith(",\"u_truncated\":true}");
        // P04637 itself has too many edges, too, but a way back to it is no mapping.
        params = params.with(CrossReferenceType.MAX_FAN_IN, List.of("uniprot=1"))
                .with(CrossReferenceType.TARGET_TYPES, List.of("hgnc", "ncbigene"));
        assertThat(Records.json("{\"u\":\"P04637\"}").through(factory()).get(0))
                .contains("HGNC:11998", "7157")
                .doesNotContain("truncated");
    }

    @Test
    void parsesTheTextBeforeItLooksItUp() {
        params = params.with(CrossReferenceType.TARGET_TYPES, List.of("Entrez"));
        Records records = Records.json(
                "{\"u\":\" sp|P04637-2|P53_HUMAN \"}",
                "{\"u\":\"not one\"}",
                "{\"u\":\"n/a\"}",
                "{\"u\":null}",
                "{\"v\":1}");

        List<String> left = records.through(factory());

        assertThat(left.get(0)).contains("\"u_status\":\"mapped\"", "\"id\":\"7157\"");
        assertThat(left.subList(1, 5))
                .containsExactly(
                        "{\"u\":\"not one\",\"u_status\":\"skipped\"}",
                        "{\"u\":\"n/a\",\"u_status\":\"skipped\"}",
                        "{\"u\":null,\"u_status\":\"skipped\"}",
                        "{\"v\":1}");
        assertThat(records.count("outcomes/u/skipped")).isEqualTo(3);
        assertThat(records.count("outcomes/u/identifiers"))
                .as("malformed ones count, empty ones do not")
                .isEqualTo(2);
        assertThat(records.count("processors/normalize/absent_fields")).isEqualTo(1);
    }

    @Test
    void looksUpWhatAParserHasRecognisedAsItsType() {
        params = params.with(CrossReferenceType.IDENTIFIER_FIELDS, List.of(field("g", null)))
                .with(CrossReferenceType.MAX_HOPS, 1L);
        ProcessorFactory plain = factory();

        assertThat(Records.json("{\"g\":\"672\"}").through(plain))
                .containsExactly(("{'g':'672','g_status':'ambiguous','g_candidates':["
                                + "{'id':'672','curie':'my.assay:672','type':'my.assay'},"
                                + "{'id':'672','curie':'ncbigene:672','type':'ncbigene'}]}")
                        .replace('\'', '"'));
        assertThat(Records.json("{\"g\":\"672\"}").through(() -> new Marked(plain.create(), "g", "ncbigene")))
                .containsExactly(("{'g':'672','g_status':'mapped','g_mappings':[{'id':'HGNC:1100',"
                                + "'curie':'hgnc:1100','type':'hgnc','source':null,'hops':1,'confidence':1,"
                                + "'predicate':'xref'}],'g_paths':[['ncbigene:672','hgnc:1100']]}")
                        .replace('\'', '"'));
    }

    @Test
    void replacesSecondaryIdentifiers() {
        params = params.with(CrossReferenceType.TARGET_TYPES, List.of("hgnc"));

        List<String> left =
                Records.json("{\"u\":\"Q15086\"}", "{\"u\":\"P62158\"}").through(factory());

        assertThat(left.get(0))
                .contains(
                        "\"u_status\":\"secondary\"",
                        "\"hops\":1,",
                        "[[\"uniprot:Q15086\",\"uniprot:P04637\",\"hgnc:11998\"]]")
                .doesNotContain("u_candidates");
        assertThat(left.get(1))
                .contains("\"u_status\":\"split\"", "HGNC:1442", "u_candidates", "uniprot:P0DP23", "uniprot:P0DP24");
    }

    @Test
    void looksUpEachPartOfACompositeCell() {
        params = params.with(CrossReferenceType.TARGET_TYPES, List.of("hgnc"));

        assertThat(Records.json("{\"u\":\"P04637; P0DP23;x\"}", "{\"u\":[\"P0DP23\",null]}")
                        .through(factory()))
                .containsExactly(
                        ("{'u':'P04637; P0DP23;x','u_status':['mapped','mapped','skipped'],'u_mappings':["
                                        + "{'id':'HGNC:11998','curie':'hgnc:11998','type':'hgnc','source':'hgnc',"
                                        + "'hops':1,'confidence':0.95,'predicate':'same','from':'P04637'},"
                                        + "{'id':'HGNC:1442','curie':'hgnc:1442','type':'hgnc','source':'hgnc',"
                                        + "'hops':1,'confidence':1,'predicate':'same','from':'P0DP23'}],"
                                        + "'u_paths':[['uniprot:P04637','hgnc:11998'],['uniprot:P0DP23','hgnc:1442']]}")
                                .replace('\'', '"'),
                        ("{'u':['P0DP23',null],'u_status':['mapped','skipped'],'u_mappings':["
                                        + "{'id':'HGNC:1442','curie':'hgnc:1442','type':'hgnc','source':'hgnc',"
                                        + "'hops':1,'confidence':1,'predicate':'same','from':'P0DP23'}],"
                                        + "'u_paths':[['uniprot:P0DP23','hgnc:1442']]}")
                                .replace('\'', '"'));
    }

    @Test
    void writesARecordForEachMapping() {
        params = params.with(CrossReferenceType.ON_MULTIPLE, "all")
                .with(CrossReferenceType.TARGET_TYPES, List.of("hgnc", "ncbigene"));

        List<String> left =
                Records.json("{\"u\":\"P04637\"}", "{\"u\":\"P0DP23\"}").through(factory());

        assertThat(left).hasSize(3);
        assertThat(left.get(0)).contains("HGNC:11998").doesNotContain("7157");
        assertThat(left.get(1)).contains("\"id\":\"7157\"", "\"u_status\":\"mapped\"");
        assertThat(left.get(2)).contains("HGNC:1442");
    }

    @Test
    void combinesTheMappingsOfSeveralFields() {
        params = params.with(CrossReferenceType.ON_MULTIPLE, "all")
                .with(CrossReferenceType.TARGET_TYPES, List.of("hgnc", "ncbigene"))
                .with(CrossReferenceType.IDENTIFIER_FIELDS, List.of(field("u", "uniprot"), field("v", "uniprot")));

        List<String> left = Records.json("{\"u\":\"P04637\",\"v\":\"P04637\"}").through(factory());

        assertThat(left.stream().distinct()).hasSize(4);
    }

    @Test
    void keepsTheBestOrRefusesSeveral() {
        assertThat(Records.json("{\"u\":\"P04637\"}")
                        .through(with(CrossReferenceType.ON_MULTIPLE, "best"))
                        .get(0))
                .contains("HGNC:11998")
                .doesNotContain("7157", "truncated");

        Records refused = Records.json("{\"u\":\"P04637\"}");
        assertThat(refused.through(with(CrossReferenceType.ON_MULTIPLE, "fail")))
                .isEmpty();
        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo("multiple_mappings");
            assertThat(fault.column()).isEqualTo("u");
            assertThat(fault.value()).isEqualTo("P04637");
            assertThat(fault.message()).isEqualTo("an identifier has 3 mappings, and on_multiple is fail");
        });
    }

    private ProcessorFactory with(Option<String> option, String value) {
        params = params.with(option, value);
        return factory();
    }

    @Test
    void leavesOutOrRefusesWhatHasNoMapping() {
        String unknown = "{\"u\":\"Q9Y6K9\"}";
        assertThat(Records.json(unknown).through(factory()))
                .containsExactly("{\"u\":\"Q9Y6K9\",\"u_status\":\"not_in_graph\"}");
        Records dropped = Records.json(unknown);
        assertThat(dropped.through(with(CrossReferenceType.ON_UNMATCHED, "drop")))
                .isEmpty();
        assertThat(dropped.faults()).isEmpty();
        Records refused = Records.json(unknown);
        assertThat(refused.through(with(CrossReferenceType.ON_UNMATCHED, "dead_letter")))
                .isEmpty();
        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo("unmatched");
            assertThat(fault.message()).isEqualTo("no mapping for any identifier of u");
        });
    }

    @Test
    void marksUnmatchedRecordsForTheSideFile() {
        params = params.with(CrossReferenceType.SET_ASIDE, true).with(CrossReferenceType.ON_UNMATCHED, "drop");
        List<Boolean> aside = new ArrayList<>();

        Records.json("{\"u\":\"Q9Y6K9\"}", "{\"u\":\"P04637\"}")
                .through(() -> new Watched(factory().create(), aside));

        assertThat(aside).containsExactly(true, false);
    }

    @Test
    void writesAColumnPerTargetTypeWhereTheOutputIsFlat() {
        params = params.with(CrossReferenceType.TARGET_TYPES, List.of("Entrez", "ensembl"));

        assertThat(Records.csv("u", "P04637;P0DP23").flat().through(factory()))
                .containsExactly(("{'u':'P04637;P0DP23','u_status':'mapped|no_target'"
                                + ",'u.ncbigene':'7157','u.ensembl':'ENSG00000141510'}")
                        .replace('\'', '"'));
    }

    @Test
    void writesCuriesWhereTheOutputIsFlatAndNoTypeIsAskedFor() {
        assertThat(Records.csv("u", "P04637").flat().through(factory()))
                .containsExactly(
                        "{\"u\":\"P04637\",\"u_status\":\"mapped\",\"u_ids\":\"hgnc:11998|ncbigene:7157|ensembl:ENSG00000141510\"}");
    }

    @Test
    void namesTheTypesOfTheGraphWhenItDoesNotHaveOne() {
        params = params.with(CrossReferenceType.TARGET_TYPES, List.of("my.asay"));

        assertThatThrownBy(() -> Records.json("{\"u\":\"P04637\"}").through(factory()))
                .isInstanceOf(RunStopped.class)
                .hasMessageStartingWith("target_types: the graph ")
                .hasMessageEndingWith(" has no identifiers of type \"my.asay\"; did you mean \"my.assay\"?");
    }

    @Test
    void refusesAnUnknownPredicate() {
        Problems problems = new Problems();

        new CrossReferenceType()
                .configure(params.with(CrossReferenceType.PREDICATES, List.of("sam")), "steps[0]", problems);

        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("steps[0].predicates");
            assertThat(problem.suggestion()).isEqualTo("did you mean \"same\"?");
        });
    }

    @Test
    void tellsWhatItReads() {
        ProcessorFactory factory = factory();

        assertThat(((ReadsFields) factory).fields()).containsExactly("u");
        assertThat(((DependsOnFiles) factory).fileDigests())
                .containsKey(params.get(CrossReferenceType.GRAPH))
                .allSatisfy((path, digest) -> assertThat(digest).matches("crc32c:[0-9a-f]{8}"));
    }

    /// A processor whose records come from a parser that has recognised a field.
    private record Marked(Processor processor, String field, String type) implements Processor {
        @Override
        public void initialize(ProcessorContext context) {
            processor.initialize(context);
        }

        @Override
        public Schema outputSchema(Schema in) {
            return processor.outputSchema(in.withIdentifierType(field, type));
        }

        @Override
        public void process(Batch batch, Faults faults, Tally tally) {
            processor.process(batch, faults, tally);
        }
    }

    /// A processor of which is noted which rows it marks.
    private record Watched(Processor processor, List<Boolean> aside) implements Processor {
        @Override
        public void initialize(ProcessorContext context) {
            processor.initialize(context);
        }

        @Override
        public Schema outputSchema(Schema in) {
            return processor.outputSchema(in);
        }

        @Override
        public void process(Batch batch, Faults faults, Tally tally) {
            processor.process(batch, faults, tally);
            for (int row = 0; row < batch.rows(); row++) {
                aside.add(batch.isAside(row));
            }
        }
    }
}
