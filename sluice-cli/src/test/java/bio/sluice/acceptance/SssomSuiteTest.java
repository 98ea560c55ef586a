package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.app.graph.GraphJob;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.engine.LocalRunner;
import bio.sluice.fault.RunStopped;
import bio.sluice.graph.Graph;
import bio.sluice.graph.source.Count;
import bio.sluice.stream.RunListener;
import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mapping sets as others wrote them, read as edges of a graph.
class SssomSuiteTest {
    /// What the specification's examples hold beside edges.
    private static final Map<String, String> PASSED_OVER = Map.of(
            "spec/embedded/foodie-inc-2022-05-01.sssom.tsv", "no_term_found 1",
            "spec/external/example1.sssom.tsv", "no_term_found 1",
            "spec/schema/no_term_found.sssom.tsv", "no_term_found 1",
            "spec/schema/cardinality-with-unmapped-entities.sssom.tsv", "no_term_found 3",
            "spec/schema/composite-entities.sssom.tsv", "literals 3",
            "spec/schema/literals.sssom.tsv", "literals 4");

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    private GraphJob.Built build(Path set) throws IOException {
        notes.clear();
        return new GraphJob(Plugins.onClassPath(), new LocalRunner(), RunListener.SILENT, notes::add)
                .build(List.of(set.toString()), folder.resolve("g.sluice").toString(), true);
    }

    @Test
    void readsEveryExampleOfTheSpecification() throws IOException {
        Path suite = SharedFiles.require("data/suites/sssom");
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (String line : Files.readAllLines(suite.resolve("manifest.tsv"))) {
            String[] entry = line.split("\t");
            if (!entry[1].equals("valid")) {
                continue; // metadata beside a table are read with it
            }
            Path set = suite.resolve(entry[0]);
            long rows = Files.readAllLines(set).stream()
                            .filter(text -> !text.isBlank() && !text.startsWith("#"))
                            .count()
                    - 1;
            GraphJob.Built built = build(set);
            Map<String, Long> counts = built.sources().get(0).counts();
            String passed = PASSED_OVER.getOrDefault(entry[0], "none 0");
            String word = passed.substring(0, passed.indexOf(' '));
            long number = Long.parseLong(passed.substring(passed.indexOf(' ') + 1));
            long edges = counts.getOrDefault(Count.EDGES.word(), 0L);
            if (built.deadLetters() > 0 || counts.getOrDefault(word, 0L) != number || edges + number != rows) {
                wrong.add(entry[0] + " " + counts + " of " + rows);
            }
            read++;
        }
        assertThat(wrong).isEmpty();
        assertThat(read).isEqualTo(31);
    }

    @Test
    void readsCommasAndMetadataThatASpreadsheetHasFilledUp() throws IOException {
        Path set = Files.writeString(folder.resolve("x.sssom.csv"), """
                #curie_map:,,
                #  HP: http://purl.obolibrary.org/obo/HP_,,
                #  MP: http://purl.obolibrary.org/obo/MP_,,
                #mapping_set_title: Commas,,
                subject_id,predicate_id,object_id
                HP:0000175,skos:exactMatch,MP:0000111
                """);

        assertThat(build(set).summary().edgesBySource()).containsEntry("Commas", 1L);
    }

    @Test
    void tellsWhatIsWrongWithASet() throws IOException {
        Path set = Files.writeString(folder.resolve("x.sssom.tsv"), """
                #curie_map:
                #  HP: http://purl.obolibrary.org/obo/HP_
                #  skos: http://example.org/skos
                #sssom_version: 7
                subject_id\tpredicate_id\tobject_id
                HP:0000175\tskos:exactMatch\tMP:0000111
                """);

        build(set);

        assertThat(notes)
                .anyMatch(note -> note.contains("the built-in prefix skos another meaning"))
                .anyMatch(note -> note.contains("sssom_version \"7\""))
                .contains("x.sssom.tsv: not declared in its curie_map, and taken for what they usually mean: MP");
        Path none = Files.writeString(folder.resolve("none.sssom.tsv"), "subject_id\tpredicate_id\tobject_id\n");
        assertThat(build(none).summary().edges()).isZero();
        assertThat(Graph.open(folder.resolve("g.sluice")).types()).isEmpty();
        assertThat(notes).anyMatch(note -> note.contains("no metadata"));
    }

    @Test
    void refusesASetWithoutAnyGoodMapping() throws IOException {
        Path set = Files.writeString(
                folder.resolve("x.sssom.tsv"), "subject_id\tpredicate_id\tobject_id\nHP 1\tskos:exactMatch\tMP:1\n");

        assertThatThrownBy(() -> build(set))
                .isInstanceOf(RunStopped.class)
                .hasMessageStartingWith("no edges in ")
                .hasMessageEndingWith("g.sluice.errors.jsonl says why");
        assertThat(Files.readString(folder.resolve("g.sluice.errors.jsonl"))).contains("the identifier is no CURIE");
    }
}
