package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.cli.Main;
import bio.sluice.cli.Terminal;
import bio.sluice.testkit.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What `sluice detect` says of real tables, against what somebody wrote down by looking at them.
class RealColumnsTest {
    private static final String NOTHING = "-";
    private static final String OTHERS = "*";

    /// A table and what its columns hold.
    ///
    /// @param file below the shared data
    /// @param flags how it is read
    /// @param columns by name, the types that the data allow
    record Table(String file, List<String> flags, Map<String, List<String>> columns) {
        @Override
        public String toString() {
            return file;
        }

        List<String> truth(String column) {
            return columns.getOrDefault(column, columns.getOrDefault(OTHERS, List.of("?")));
        }
    }

    static List<Table> tables() throws IOException {
        List<Table> tables = new ArrayList<>();
        try (InputStream in = RealColumnsTest.class.getResourceAsStream("real-columns.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int bracket = line.indexOf(']');
                int equals = line.lastIndexOf(" = ");
                if (line.startsWith("[") && bracket > 0) {
                    tables.add(new Table(
                            line.substring(1, bracket),
                            Stream.of(line.substring(bracket + 1).split(" "))
                                    .filter(flag -> !flag.isEmpty())
                                    .toList(),
                            new LinkedHashMap<>()));
                } else if (equals > 0 && !tables.isEmpty()) {
                    List<String> types =
                            Arrays.asList(line.substring(equals + 3).split(" \\| "));
                    tables.get(tables.size() - 1).columns().put(line.substring(0, equals), types);
                }
            }
        }
        return tables;
    }

    private static JsonNode detect(Table table) {
        List<String> words = new ArrayList<>(
                List.of("detect", SharedFiles.require("data/" + table.file()).toString(), "--json"));
        words.addAll(table.flags());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                name -> null);

        assertThat(Main.run(words.toArray(String[]::new), terminal))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        return new ObjectMapper().readTree(out.toByteArray());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void isNeverConfidentlyWrong(Table table) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode column : detect(table).get("columns")) {
            String name = column.get("column").asString();
            if (column.get("outcome").asString().equals("type")
                    && !table.truth(name).contains(column.get("type").asString())) {
                wrong.add(name + " is " + table.truth(name) + ", not " + column.get("type"));
            }
            if (column.get("outcome").asString().equals("none")
                    && !table.truth(name).contains(NOTHING)) {
                wrong.add(name + " is " + table.truth(name) + ", not nothing");
            }
        }

        assertThat(wrong).isEmpty();
    }

    /// Without this one could always say that it is undecided.
    @Test
    void findsNearlyAllColumnsWithSeveralIdentifiers() throws IOException {
        int all = 0;
        List<String> missed = new ArrayList<>();
        for (Table table : tables()) {
            for (JsonNode column : detect(table).get("columns")) {
                String name = column.get("column").asString();
                if (!table.truth(name).contains(NOTHING)
                        && column.get("distinct").asInt() > 1) {
                    all++;
                    if (!column.get("outcome").asString().equals("type")) {
                        missed.add(table + ": " + name);
                    }
                }
            }
        }

        assertThat(all).isGreaterThan(60);
        assertThat(missed).hasSizeLessThanOrEqualTo(all / 20);
    }
}
