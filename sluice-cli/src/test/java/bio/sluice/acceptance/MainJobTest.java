package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bio.sluice.app.Sluice;
import bio.sluice.app.graph.GraphJob;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.engine.LocalRunner;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.stream.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Parsing, normalizing and cross-referencing where users go wrong or their tables are odd.
class MainJobTest {
    @TempDir
    Path folder;

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Path out(String extension) {
        return folder.resolve("out" + extension);
    }

    private static Map<String, ?> mappings(String... columnsAndTypes) {
        return Map.of(
                "column_mappings",
                Stream.iterate(0, i -> i + 2)
                        .limit(columnsAndTypes.length / 2)
                        .map(i ->
                                Map.of("source_column", columnsAndTypes[i], "identifier_type", columnsAndTypes[i + 1]))
                        .toList());
    }

    @Test
    void namesParsedFieldsByColumnWhereTwoShareAType() throws IOException {
        String pairs = write("pairs.csv", "Protein-A,Protein-B,score\nP04637,q9nx53-2,0.90\nnonsense,,1\n");

        Finished finished = Finished.of(
                Sluice.read(pairs).then("parse", mappings("Protein-A", "uniprot", "Protein-B", "UniProtKB")),
                out(".jsonl"));

        JsonNode first = finished.records().get(0);
        assertThat(OtherReader.keys(first))
                .containsExactly(
                        "Protein-A", "Protein-B", "score", "Protein-A_uniprot_parsed", "Protein-B_uniprot_parsed");
        assertThat(first.at("/Protein-A_uniprot_parsed/status").asString()).isEqualTo("exact");
        assertThat(first.at("/Protein-B_uniprot_parsed/parsed").asString()).isEqualTo("Q9NX53");
        assertThat(first.at("/Protein-B_uniprot_parsed/isoform").asString()).isEqualTo("2");
        assertThat(first.at("/Protein-B_uniprot_parsed/status").asString()).isEqualTo("normalized");
        assertThat(first.get("score").asString()).isEqualTo("0.90");
        JsonNode second = finished.records().get(1);
        assertThat(second.at("/Protein-A_uniprot_parsed/status").asString()).isEqualTo("malformed");
        assertThat(second.at("/Protein-B_uniprot_parsed/status").asString()).isEqualTo("empty");
        Finished table = Finished.of(
                Sluice.read(pairs).then("parse", mappings("Protein-A", "uniprot", "Protein-B", "UniProtKB")),
                out(".csv"));
        assertThat(table.text())
                .startsWith("Protein-A,Protein-B,score,Protein-A_uniprot_id,Protein-A_uniprot_status,"
                        + "Protein-B_uniprot_id,Protein-B_uniprot_status\n"
                        + "P04637,q9nx53-2,0.90,P04637,exact,Q9NX53,normalized\n");
    }

    @Test
    void refusesAMisspeltColumnBeforeAnythingIsWritten() throws IOException {
        String table = write("in.csv", "UniProt,symbol\nP04637,TP53\n");

        RunStopped refusal = catchThrowableOfType(
                RunStopped.class,
                () -> Sluice.read(table)
                        .filter("len(simbol) > 0")
                        .crossReference("example", "UniProtKB")
                        .write(out(".jsonl").toString()));

        assertThat(refusal.reason()).isEqualTo(Reason.USAGE);
        assertThat(refusal).hasMessage("""
                        filter: no column "simbol"; did you mean "symbol"? the header is: UniProt, symbol
                        cross_reference: no column "UniProtKB"; did you mean "UniProt"? the header is: UniProt, symbol""");
        assertThat(folder.toFile().list()).containsExactly("in.csv");
    }

    @Test
    void refusesToParseAMisspeltColumn() throws IOException {
        String table = write("in.csv", "UniProt,symbol\nP04637,TP53\n");

        RunStopped refusal = catchThrowableOfType(
                RunStopped.class,
                () -> Sluice.read(table)
                        .then("parse", mappings("Uniprot", "uniprot", "simbol", "hgnc.symbol"))
                        .write(out(".jsonl").toString()));

        assertThat(refusal.reason()).isEqualTo(Reason.USAGE);
        assertThat(refusal).hasMessage("""
                        parse: no column "Uniprot"; did you mean "UniProt"? the header is: UniProt, symbol
                        parse: no column "simbol"; did you mean "symbol"? the header is: UniProt, symbol""");
        assertThat(folder.toFile().list()).containsExactly("in.csv");
    }

    @Test
    void countsAKeyThatAJsonRecordLacks() throws IOException {
        String lines = write("in.jsonl", "{\"UniProt\":\"P04637\"}\n{\"other\":1}\n");

        Finished finished = Finished.of(Sluice.read(lines).parse("UniProt", "uniprot"), out(".jsonl"))
                .requireLedger();

        assertThat(finished.records().get(1).toString()).isEqualTo("{\"other\":1}");
        assertThat(finished.report().counters()).containsEntry("processors/biological_parser/absent_fields", 1L);
    }

    @Test
    void takesTheColumnsOfATableFromTheFirstTenThousandRecords() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 12_000; i++) {
            text.append("{\"id\":").append(i);
            if (i == 5_000) {
                text.append(",\"nested\":{\"a\":[1, 2]},\"none\":null");
            }
            if (i == 10_000) {
                text.append(",\"last\":\"x,y\"");
            }
            if (i == 11_000) {
                text.append(",\"late\":1.10");
            }
            text.append("}\n");
        }
        String lines = write("in.jsonl", text.toString());

        Finished finished = Finished.of(Sluice.read(lines), out(".csv"));

        List<List<String>> rows = OtherReader.cells(finished.text(), ',', '"');
        assertThat(rows.get(0)).containsExactly("id", "nested", "none", "last");
        assertThat(rows.get(5_000)).containsExactly("5000", "{\"a\":[1, 2]}", "", "");
        assertThat(rows.get(10_000)).containsExactly("10000", "", "", "x,y");
        finished.requireLedger(11_999);
        assertThat(finished.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.get("kind").asString()).isEqualTo("unknown_column");
            assertThat(letter.get("record").asInt()).isEqualTo(11_000);
            assertThat(letter.get("line").asInt()).isEqualTo(11_000);
            assertThat(letter.get("offset").asInt()).isEqualTo(text.indexOf("{\"id\":11000,"));
            assertThat(letter.get("column").asString()).isEqualTo("late");
            assertThat(letter.get("value").asString()).isEqualTo("1.10");
            assertThat(letter.get("hint").asString()).contains("extra_column");
            assertThat(letter.get("raw").asString()).isEqualTo("{\"id\":11000,\"late\":1.10}");
        });
        Finished extra = Finished.of(Sluice.read(lines).with("extra_column", "others"), folder.resolve("extra.csv"));
        List<List<String>> all = OtherReader.cells(extra.text(), ',', '"');
        assertThat(all.get(0)).containsExactly("id", "nested", "none", "last", "others");
        assertThat(all.get(11_000)).containsExactly("11000", "", "", "", "{\"late\":1.10}");
        extra.requireLedger(12_000);
    }

    @Test
    void callsAnUntypedNumberAmbiguousWithItsCandidates() throws IOException {
        String edges = write("edges.tsv", """
                source_id\tsource_type\ttarget_id\ttarget_type\trelation\tconfidence
                672\tncbigene\tHGNC:1100\thgnc\tsame_as\t1
                672\tpubchem.compound\tCHEBI:1234\tchebi\tsame_as\t0.5
                HGNC:1100\thgnc\tP38398\tuniprot\trelated\t0.9
                """);
        Path graph = folder.resolve("small.sluice");
        new GraphJob(Plugins.onClassPath(), new LocalRunner(), RunListener.SILENT, note -> {})
                .build(List.of(edges), graph.toString(), false);
        String table = write("in.csv", "gene,id\n672,672\n");

        Finished untyped = Finished.of(Sluice.read(table).crossReference(graph.toString(), "id"), out(".jsonl"));
        Finished typed = Finished.of(
                Sluice.read(table).parse("gene", "ncbigene").crossReference(graph.toString(), "gene", "id"),
                folder.resolve("typed.jsonl"));

        JsonNode ambiguous = untyped.records().get(0);
        assertThat(ambiguous.get("id_status").asString()).isEqualTo("ambiguous");
        assertThat(ambiguous.get("id_candidates").toString()).contains("ncbigene:672", "pubchem.compound:672");
        assertThat(ambiguous.has("id_mappings")).isFalse();
        JsonNode record = typed.records().get(0);
        assertThat(record.get("gene_status").asString()).isEqualTo("mapped");
        assertThat(record.get("gene_mappings").toString())
                .isEqualTo(
                        "[{\"id\":\"HGNC:1100\",\"curie\":\"hgnc:1100\",\"type\":\"hgnc\",\"source\":\"edges.tsv\",\"hops\":1,"
                                + "\"confidence\":1,\"predicate\":\"same\"},"
                                + "{\"id\":\"P38398\",\"curie\":\"uniprot:P38398\",\"type\":\"uniprot\",\"source\":\"edges.tsv\",\"hops\":2,"
                                + "\"confidence\":0.9,\"predicate\":\"xref\"}]");
        assertThat(record.get("gene_paths").toString())
                .isEqualTo("[[\"ncbigene:672\",\"hgnc:1100\"],[\"ncbigene:672\",\"hgnc:1100\",\"uniprot:P38398\"]]");
        assertThat(record.get("id_status").asString()).isEqualTo("ambiguous");
    }

    @Test
    void refusesANameThatTheTableHasAlready() throws IOException {
        String table = write("in.csv", "UniProt,uniprot_parsed\nP04637,x\n");

        RunStopped refusal = catchThrowableOfType(
                RunStopped.class,
                () -> Sluice.read(table)
                        .parse("UniProt", "uniprot")
                        .write(out(".jsonl").toString()));

        assertThat(refusal.reason()).isEqualTo(Reason.USAGE);
        assertThat(refusal).hasMessageContaining("\"uniprot_parsed\"").hasMessageContaining("output_column");
        assertThat(folder.toFile().list()).containsExactly("in.csv");
    }
}
