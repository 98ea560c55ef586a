package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.Sluice;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// No value is altered on its way through formats and back.
class ValueFidelityProperties {
    private static final List<String> COLUMNS = List.of("first", "second", "third");

    private Path folder;

    @BeforeProperty
    void makesFolder() throws IOException {
        folder = Files.createTempDirectory("fidelity");
    }

    @AfterProperty
    void deletesFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 25)
    void tablesComeBackFromJson(@ForAll("rows") List<List<String>> rows) throws IOException {
        Path csv = Files.writeString(folder.resolve("in.csv"), written(rows));

        Path jsonl = convert(csv, "there.jsonl");

        assertThat(Finished.jsonLines(jsonl).stream().map(record -> OtherReader.cells(record, COLUMNS)))
                .isEqualTo(rows);
        Path back = convert(jsonl, "back.csv");
        List<List<String>> read = OtherReader.cells(Files.readString(back), ',', '"');
        assertThat(read.subList(1, read.size())).isEqualTo(rows);
        assertThat(convert(back, "again.jsonl")).hasSameBinaryContentAs(jsonl);
    }

    @Property(tries = 15)
    void tablesComeBackFromQuotedTsv(@ForAll("rows") List<List<String>> rows) throws IOException {
        Path csv = Files.writeString(folder.resolve("in.csv"), written(rows));
        Path tsv = folder.resolve("there.tsv");
        delete(tsv);

        Sluice.read(csv.toString()).with("output_quote_char", "\"").write(tsv.toString());

        Path back = folder.resolve("back.jsonl");
        delete(back);
        Finished finished = Finished.of(Sluice.read(tsv.toString()).with("quote_char", "\""), back);
        assertThat(finished.records().stream().map(record -> OtherReader.cells(record, COLUMNS)))
                .isEqualTo(rows);
    }

    @Property(tries = 15)
    void jsonStringsArriveInTables(@ForAll("rows") List<List<String>> rows) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (List<String> row : rows) {
            ObjectNode object = JsonMapper.shared().createObjectNode();
            for (int i = 0; i < row.size(); i++) {
                object.put(COLUMNS.get(i), row.get(i));
            }
            lines.append(object).append('\n');
        }
        Path jsonl = Files.writeString(folder.resolve("in.jsonl"), lines);

        Path csv = convert(jsonl, "there.csv");

        List<List<String>> read = OtherReader.cells(Files.readString(csv), ',', '"');
        assertThat(read.get(0)).isEqualTo(COLUMNS);
        assertThat(read.subList(1, read.size())).isEqualTo(rows);
        List<JsonNode> back = Finished.jsonLines(convert(csv, "back.jsonl"));
        assertThat(back).isEqualTo(Finished.jsonLines(jsonl));
    }

    private Path convert(Path from, String to) throws IOException {
        Path output = folder.resolve(to);
        delete(output);
        Finished finished = Finished.of(Sluice.read(from.toString()).with("chunk_size", 3), output);
        assertThat(finished.deadLetters()).isEmpty();
        return output;
    }

    private static void delete(Path output) throws IOException {
        Files.deleteIfExists(output);
        Files.deleteIfExists(Path.of(output + ".errors.jsonl"));
        Files.deleteIfExists(Path.of(output + ".manifest.json"));
    }

    private static String written(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            rows.forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> awkward = Arbitraries.of(
                "\"",
                "\"\"",
                ",",
                "\t",
                "\r",
                "\n",
                "\r\n",
                " ",
                "  ",
                "\\",
                "\\n",
                "\u0000",
                "\u0001",
                "\u001f",
                "\u007f",
                "\u0085",
                "\u2028",
                "\ufeff",
                "\u00e9",
                "\u03b1",
                "\ud83e\uddec",
                "null",
                "NA",
                "-",
                "1.10",
                "1e400",
                "007",
                "{}",
                "[",
                "#",
                "=",
                "'",
                ";",
                "|",
                "/");
        Arbitrary<String> piece = Arbitraries.oneOf(
                awkward,
                Arbitraries.strings().alpha().ofMaxLength(12),
                Arbitraries.strings().excludeChars('\ufffe').ofMaxLength(4));
        Arbitrary<String> cell = piece.list()
                .ofMaxSize(5)
                .map(pieces -> String.join("", pieces))
                .filter(text ->
                        text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        return cell.list().ofSize(COLUMNS.size()).list().ofMinSize(1).ofMaxSize(60);
    }
}
