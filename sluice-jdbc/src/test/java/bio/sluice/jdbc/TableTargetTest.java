package bio.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.app.job.RunSettings;
import bio.sluice.app.report.Report;
import bio.sluice.fault.RunStopped;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What every database must do with the rows of a run.
class TableTargetTest {
    private static final String ODD = """
            id,name,len
            1,a,10
            2,b,x
            3,c,30
            3,d,40
            4,refused,50
            5,ragged
            6,f,
            7,g,99999999999999999999
            8,h,80
            """;
    private static final String CONSTRAINED =
            "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(100) CHECK (name <> 'refused'), len INTEGER %s)";

    @TempDir
    Path folder;

    private TestRun run() {
        return new TestRun(folder);
    }

    private static TestDatabase constrained(Product product, Path folder) {
        // SQLite takes any text for a number unless it is told not to.
        String check = product == Product.SQLITE ? "CHECK (typeof(len) IN ('integer', 'null'))" : "";
        return TestDatabase.of(product, folder).execute(CONSTRAINED.formatted(check));
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL,1,1", "POSTGRESQL,2,4", "POSTGRESQL,1000,1", "POSTGRESQL,1000,4",
        "SQLITE,1,1", "SQLITE,2,4", "SQLITE,1000,1", "SQLITE,1000,4",
        "DUCKDB,1,1", "DUCKDB,2,4", "DUCKDB,1000,1", "DUCKDB,1000,4"
    })
    void refusedRowsAreDeadLettersInTheirPlaces(Product product, int chunk, int workers) throws IOException {
        TestDatabase database = constrained(product, folder);
        TestRun run = run().input("in.csv", ODD).with("chunk_size", chunk).with("max_concurrent_chunks", workers);

        RunReport report = run.into(database, "t");

        assertThat(database.rows("SELECT id, name, len FROM t ORDER BY id"))
                .containsExactly("1|a|10", "3|c|30", "6|f|~", "8|h|80");
        assertThat(report.ledger().toString()).isEqualTo("4 written = 9 read - 5 dead - 0 filtered + 0 expanded");
        assertThat(run.errors())
                .extracting(TableTargetTest::recordAndStage)
                .containsExactly("2 write", "4 write", "5 write", "6 read", "8 write");
        assertThat(run.errors().get(0)).contains("\"raw\":\"2,b,x\"", "\"line\":3,\"offset\":19,\"length\":5");
        assertThat(run.errors().get(1)).contains("\"kind\":\"constraint_violation\"");
    }

    private static String recordAndStage(String letter) {
        return letter.replaceAll(".*\"record\":(\\d+),.*\"stage\":\"(\\w+)\".*", "$1 $2");
    }

    /// PostgreSQL takes rows in one go from checkpoint to checkpoint until it refuses one.
    @ParameterizedTest
    @CsvSource({"1,1", "1,4", "2,1", "2,4", "1000,1", "1000,4"})
    void lateRefusalsAreDeadLettersTooAndNoRowIsThereTwice(int chunk, int workers) throws IOException {
        TestDatabase database = TestDatabase.of(Product.POSTGRESQL, folder)
                .execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT CHECK (name <> 'refused'), at BIGINT)");
        StringBuilder csv = new StringBuilder("id,name\n");
        for (int i = 1; i <= 3_000; i++) {
            csv.append(i).append(i == 2_000 || i == 2_900 ? ",refused\n" : i == 1_500 ? ",\0\n" : ",name\n");
        }
        TestRun run = run().input("in.csv", csv.toString())
                .with("chunk_size", chunk)
                .with("max_concurrent_chunks", workers)
                .with("checkpoint_interval", "0.01")
                .with("ordinal_column", "at");

        RunReport report = run.into(database, "t");

        assertThat(database.rows("SELECT count(*), sum(id), sum(CASE WHEN at = id THEN 1 ELSE 0 END) FROM t"))
                .containsExactly("2997|" + (3_000L * 3_001 / 2 - 1_500 - 2_000 - 2_900) + "|2997");
        assertThat(report.ledger().toString()).isEqualTo("2997 written = 3000 read - 3 dead - 0 filtered + 0 expanded");
        assertThat(run.errors())
                .extracting(TableTargetTest::recordAndStage)
                .containsExactly("1500 write", "2000 write", "2900 write");
    }

    /// What it says of all rows is far more than the buffers of a connection hold.
    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTalkativeTriggerDoesNotHoldTheRunUp() throws IOException {
        TestDatabase database = TestDatabase.of(Product.POSTGRESQL, folder)
                .execute("CREATE TABLE t (id INTEGER, note TEXT)")
                .execute("CREATE FUNCTION talk() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE WARNING '%', repeat('x', 8000); RETURN NEW; END $$")
                .execute("CREATE TRIGGER talks BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION talk()");
        StringBuilder csv = new StringBuilder("id,note\n");
        for (int i = 1; i <= 20_000; i++) {
            csv.append(i).append(',').append("n".repeat(1_000)).append('\n');
        }

        run().input("in.csv", csv.toString()).into(database, "t");

        assertThat(database.rows("SELECT count(*) FROM t")).containsExactly("20000");
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL,1", "POSTGRESQL,1000", "SQLITE,1", "SQLITE,1000", "DUCKDB,1", "DUCKDB,1000"})
    void aGateStopsAtTheRefusedRow(Product product, int chunk) throws IOException {
        TestDatabase database = constrained(product, folder);
        TestRun run = run().input("in.csv", ODD).with("chunk_size", chunk).with("continue_on_error", "false");

        RunReport report = run.into(database, "t");

        assertThat(report.gate()).contains("record 2 of the input is a dead letter");
        assertThat(database.rows("SELECT id FROM t")).containsExactly("1");
        assertThat(run.errors()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aTableIsMadeWithTextsListsAndJson(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder);
        TestRun run = run().input("in.jsonl", """
                {"t":"x","n":1.10,"l":["a","b\\"c,{}"],"j":{"k":[1,2.50]},"mixed":"m"}
                {"t":null,"n":12345678901234567890,"l":[null,"\\\\"],"j":[1],"mixed":["m"]}
                {"t":"\\ttab\\n\\\\N","n":true,"j":null}
                """);

        run.into(database, "made");

        String list = product == Product.SQLITE ? "l" : product == Product.DUCKDB ? "l[2]" : "l[2]";
        assertThat(database.rows("SELECT t, n, " + list + ", mixed FROM made"))
                .containsExactly(
                        product == Product.SQLITE ? "x|1.10|[\"a\",\"b\\\"c,{}\"]|m" : "x|1.10|b\"c,{}|m",
                        product == Product.SQLITE
                                ? "~|12345678901234567890|[null,\"\\\\\"]|[\"m\"]"
                                : "~|12345678901234567890|\\|[\"m\"]",
                        "\ttab\n\\N|true|~|~");
        assertThat(database.rows("SELECT CAST(j AS VARCHAR(100)) FROM made"))
                .extracting(json -> json.replace(" ", ""))
                .containsExactly("{\"k\":[1,2.50]}", "[1]", "~");
    }

    @ParameterizedTest
    @EnumSource
    void hostileNamesAndValuesAreNothingButNamesAndValues(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder).execute("CREATE TABLE victim (a INTEGER)");
        String column = "x\"; DROP TABLE victim; --";
        String value = "'); DROP TABLE victim; --";
        String table = "t\"); DROP TABLE victim; --";
        TestRun run =
                run().input("in.csv", "\"" + column.replace("\"", "\"\"") + "\",\"a b\"\n\"" + value + "\",\"\\.\"\n");

        run.into(database, "\"" + table.replace("\"", "\"\"") + "\"");

        assertThat(database.rows("SELECT * FROM " + TableName.quoted(table))).containsExactly(value + "|\\.");
        assertThat(database.rows("SELECT count(*) FROM victim")).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatDoesNotFitIsToldAtOnce(Product product) throws IOException {
        TestDatabase database =
                TestDatabase.of(product, folder).execute("CREATE TABLE t (id INTEGER, must VARCHAR(10) NOT NULL)");
        TestRun run = run().input("in.csv", "id,other,third\n1,2,3\n")
                .with("mode", "upsert")
                .with("key", List.of("id", "nokey"));

        assertThatThrownBy(() -> run.into(database, "t"))
                .isInstanceOfSatisfying(
                        RunStopped.class, stop -> assertThat(stop.reason()).isEqualTo(RunStopped.Reason.USAGE))
                .hasMessageContainingAll(
                        "no column \"other\"", "no column \"third\"", "\"must\"", "NOT NULL", "key: no column");
        assertThat(database.rows("SELECT * FROM t")).isEmpty();
        assertThat(folder.resolve("errors.jsonl")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreAddedToThoseThatAreThere(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder);
        run().input("in.csv", "id,name\n1,a\n2,b\n")
                .with("ordinal_column", "_ordinal")
                .into(database, "t");
        Files.delete(folder.resolve("errors.jsonl"));

        run().input("in.csv", "name,id\nc,3\n")
                .with("ordinal_column", "_ordinal")
                .into(database, "t");

        assertThat(database.rows("SELECT id, name, _ordinal FROM t ORDER BY id"))
                .containsExactly("1|a|1", "2|b|2", "3|c|1");
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL,1", "POSTGRESQL,1000", "SQLITE,1", "SQLITE,1000", "DUCKDB,1", "DUCKDB,1000"})
    void upsertReplacesByKeyAndTheLastRowCounts(Product product, int chunk) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder)
                .execute(
                        "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), kept VARCHAR(10) DEFAULT 'new')",
                        "INSERT INTO t VALUES (1, 'old', 'kept'), (9, 'stays', 'kept')");
        TestRun run = run().input("in.csv", "id,name\n1,first\n2,b\n1,last\n,nokey\n2,b2\n")
                .with("mode", "upsert")
                .with("key", "id")
                .with("chunk_size", chunk);

        RunReport report = run.into(database, "t");

        assertThat(database.rows("SELECT id, name, kept FROM t ORDER BY id"))
                .containsExactly("1|last|kept", "2|b2|new", "9|stays|kept");
        assertThat(report.ledger().written()).isEqualTo(4);
        assertThat(run.errors()).singleElement().asString().contains("\"kind\":\"missing_key\"", ",nokey");
    }

    @ParameterizedTest
    @EnumSource
    void replaceKeepsTheDefinitionAndRefusesRowsByIt(Product product) throws IOException {
        TestDatabase database =
                constrained(product, folder).execute("INSERT INTO t VALUES (1, 'old', 1), (77, 'old', 1)");
        TestRun run = run().input("in.csv", ODD).with("mode", "replace");

        run.into(database, "t");

        assertThat(database.rows("SELECT id, name, len FROM t ORDER BY id"))
                .containsExactly("1|a|10", "3|c|30", "6|f|~", "8|h|80");
        assertThatThrownBy(() -> database.execute("INSERT INTO t VALUES (1, 'again', 1)"))
                .hasMessageContaining("onstraint");
        assertThat(run.errors()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void replaceMakesATableThatIsNotThere(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder);

        run().input("in.csv", "a\n1\n2\n").with("mode", "replace").into(database, "t");

        assertThat(database.rows("SELECT a FROM t ORDER BY a")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @EnumSource
    void aRejectedReplacementLeavesTheOldRows(Product product) throws IOException {
        TestDatabase database = constrained(product, folder).execute("INSERT INTO t VALUES (77, 'old', 1)");
        TestRun run = run().input("in.csv", ODD).with("mode", "replace").with("error_threshold", "0.1");

        RunReport report = run.into(database, "t");

        assertThat(report.gate()).contains("error_threshold");
        assertThat(database.rows("SELECT id FROM t")).containsExactly("77");
        assertThat(database.rows("SELECT count(*) FROM \"t.rejected\"")).containsExactly("4");
        assertThat(report.outputs().get(0).table()).isEqualTo("t.rejected");
    }

    @ParameterizedTest
    @EnumSource
    void aTextWithTheCharacterNulIsADeadLetter(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder);
        TestRun run = run().input("in.jsonl", "{\"a\":\"x\\u0000y\"}\n{\"a\":\"fine\"}\n");

        run.into(database, "t");

        assertThat(database.rows("SELECT a FROM t")).containsExactly("fine");
        assertThat(run.errors()).singleElement().asString().contains("NUL", "\"column\":\"a\"");
    }

    @ParameterizedTest
    @EnumSource
    void aFinishedRunIsNotWrittenTwice(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder);
        RunSettings resuming = RunSettings.QUIET.resuming();
        run().input("in.csv", "a\n1\n2\n").settings(resuming).into(database, "t");

        RunReport again = run().input("in.csv", "a\n1\n2\n").settings(resuming).into(database, "t");

        assertThat(database.rows("SELECT a FROM t ORDER BY a")).containsExactly("1", "2");
        assertThat(again.attempts()).isZero();
        assertThat(again.outputs().get(0).table()).isEqualTo("t");
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfARunIsLeftBesideItsRows(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder);

        run().input("in.csv", "a\n1\n2\n").with("checkpoint_interval", "0").into(database, "t");

        String tables = product == Product.SQLITE
                ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                : "SELECT table_name FROM information_schema.tables WHERE table_schema IN ('public', 'main')";
        assertThat(database.rows(tables))
                .containsAll(List.of("t"))
                .allMatch(name -> List.of("t", "sluice_checkpoints").contains(name));
        if (product == Product.POSTGRESQL) {
            assertThat(database.rows("SELECT count(*) FROM sluice_checkpoints")).containsExactly("0");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".sluice"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void viewsAreNoTables(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder)
                .execute("CREATE TABLE t (a INTEGER)", "CREATE VIEW v AS SELECT a FROM t");

        assertThatThrownBy(() -> run().input("in.csv", "a\n1\n").into(database, "v"))
                .hasMessageContaining("v is no table but a view");
    }

    @ParameterizedTest
    @EnumSource
    void theReportNamesTheTable(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder);

        RunReport report = run().input("in.csv", "a\n1\n").into(database, "t");

        assertThat(Report.of(report).get("output_summary"))
                .hasToString("{table=t, records_written=1, format=" + product.word() + "}");
    }

    @ParameterizedTest
    @EnumSource
    void unmatchedRowsAreCopiedAsJsonLines(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder);
        TestRun run = run().input("in.csv", "UniProt\nP04637\nnothing\n")
                .with("column_mappings", List.of(Map.of("source_column", "UniProt", "identifier_type", "uniprot")))
                .with("graph", "example")
                .with("identifier_fields", List.of("UniProt"))
                .with("unmatched_path", folder.resolve("left.jsonl").toString());

        run.into(database, "t");

        assertThat(database.rows("SELECT \"UniProt\" FROM t ORDER BY 1")).containsExactly("P04637", "nothing");
        assertThat(Files.readString(folder.resolve("left.jsonl"))).startsWith("{\"UniProt\":\"nothing\",");
    }

    @ParameterizedTest
    @EnumSource
    void valuesArriveAsTheyAreWhereverTheirOddCharactersStand(Product product) throws IOException {
        TestDatabase database = TestDatabase.of(product, folder);
        List<String> values = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (String odd :
                List.of("\t", "\n", "\r", "\\", "\\N", "\u0001", "\u007f", "\u00e9", "\u03b2", "\ud83e\uddec")) {
            for (int before = 0; before <= 17; before++) {
                String value = "x".repeat(before) + odd + "y".repeat(17 - before);
                values.add(value);
                lines.append("{\"v\":\"");
                value.chars().forEach(unit -> lines.append("\\u%04x".formatted(unit)));
                lines.append("\"}\n");
            }
        }

        run().input("in.jsonl", lines.toString())
                .with("ordinal_column", "_ordinal")
                .with("chunk_size", 7)
                .into(database, "t");

        assertThat(database.rows("SELECT v FROM t ORDER BY _ordinal")).isEqualTo(values);
    }
}
