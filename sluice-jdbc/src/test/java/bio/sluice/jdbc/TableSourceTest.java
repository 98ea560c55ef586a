package bio.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.app.Sluice;
import bio.sluice.app.job.RunSettings;
import bio.sluice.fault.RunStopped;
import bio.sluice.stream.Interruption;
import bio.sluice.stream.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows of tables and queries as records.
class TableSourceTest {
    @TempDir
    Path folder;

    private TestDatabase filled(Product product) {
        return TestDatabase.of(product, folder)
                .execute(
                        "CREATE TABLE t (id INTEGER, \"a \"\"b\" VARCHAR(100), n DECIMAL(20, 2), flag BOOLEAN)",
                        "INSERT INTO t VALUES (2, 'x\"\\\n\t', 1.10, NULL), (1, NULL, NULL, NULL), (3, '', -0.5, NULL)");
    }

    private Path output() {
        return folder.resolve("out.jsonl");
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL,1", "POSTGRESQL,1000", "SQLITE,1", "SQLITE,1000", "DUCKDB,1", "DUCKDB,1000"})
    void valuesAreTextsAndNullIsNull(Product product, int chunk) throws IOException {
        Sluice.read(filled(product).address())
                .with("input_table", "t")
                .with("input_key", "id")
                .with("chunk_size", chunk)
                .write(output().toString());

        String half = product == Product.SQLITE ? "1.1" : "1.10";
        String minus = product == Product.SQLITE ? "-0.5" : "-0.50";
        assertThat(Files.readAllLines(output()))
                .containsExactly(
                        "{\"id\":\"1\",\"a \\\"b\":null,\"n\":null,\"flag\":null}",
                        "{\"id\":\"2\",\"a \\\"b\":\"x\\\"\\\\\\n\\t\",\"n\":\"" + half + "\",\"flag\":null}",
                        "{\"id\":\"3\",\"a \\\"b\":\"\",\"n\":\"" + minus + "\",\"flag\":null}");
    }

    @ParameterizedTest
    @EnumSource
    void queriesKeepTheirOrder(Product product) throws IOException {
        Sluice.read(filled(product).address())
                .with("input_query", "SELECT id AS x FROM t ORDER BY id DESC -- all of them\n;")
                .with("max_rows", 2)
                .write(folder.resolve("out.csv").toString());

        assertThat(Files.readAllLines(folder.resolve("out.csv"))).containsExactly("x", "3", "2");
    }

    @ParameterizedTest
    @EnumSource
    void aStoppedReadingGoesOnBehindItsKey(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder).execute("CREATE TABLE t (id INTEGER)");
        database.execute("INSERT INTO t VALUES "
                + IntStream.rangeClosed(1, 500).mapToObj(i -> "(" + i + ")").collect(Collectors.joining(", ")));
        Interruption interruption = new Interruption();
        RunSettings first = new RunSettings(true, false, false, "test", RunListener.SILENT, note -> {}, interruption);

        assertThatThrownBy(() -> read(database, first)
                        .then(row -> {
                            if ("250".equals(row.get("id"))) {
                                interruption.request();
                            }
                        })
                        .write(output().toString()))
                .isInstanceOf(RunStopped.class)
                .hasMessageContaining("--resume");
        read(database, RunSettings.QUIET.resuming()).then(row -> {}).write(output().toString());

        assertThat(Files.readAllLines(output()))
                .hasSize(500)
                .startsWith("{\"id\":\"1\"}")
                .endsWith("{\"id\":\"500\"}")
                .doesNotHaveDuplicates();
    }

    private static Sluice read(TestDatabase database, RunSettings settings) {
        return Sluice.read(database.address())
                .with(settings)
                .with("input_table", "t")
                .with("input_key", "id")
                .with("chunk_size", 10)
                .with("max_concurrent_chunks", 1);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyMustTellRowsApart(Product product) {
        TestDatabase database =
                TestDatabase.of(product, folder).execute("CREATE TABLE t (id INTEGER)", "INSERT INTO t VALUES (1), (1)");

        assertThatThrownBy(() -> read(database, RunSettings.QUIET).write(output().toString()))
                .hasMessageContaining("the column \"id\" holds 1 more than once");
    }

    @ParameterizedTest
    @EnumSource
    void withoutAKeyThereIsNothingToGoOnBy(Product product) {
        TestDatabase database = filled(product);

        assertThatThrownBy(() -> Sluice.read(database.address())
                        .with(RunSettings.QUIET.resuming())
                        .with("input_table", "t")
                        .write(output().toString()))
                .hasMessageContaining("input_key");
    }

    @ParameterizedTest
    @EnumSource
    void rowsGoFromTableToTable(Product product) throws IOException {
        TestDatabase database = filled(product);

        Sluice.read(database.address())
                .with("input_query", "SELECT id, n FROM t WHERE id < 3")
                .with("table_name", "copy")
                .with("manifest_path", folder.resolve("m.json").toString())
                .with("error_output_path", folder.resolve("e.jsonl").toString())
                .write(TestDatabase.of(product, Files.createDirectory(folder.resolve("other"))).address());

        assertThat(Files.readString(folder.resolve("m.json"))).contains("\"table\": \"copy\"", "\"records\": 2");
    }
}
