package bio.sluice.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.app.plugin.Plugins;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of settings that were made to fill the memory or the stack.
class HostileSettingsTest {
    private static final int DEEP = 100_000;

    @TempDir
    private Path folder;

    private List<String> mistakes(String text) throws IOException {
        Problems problems = new Problems();
        Path file = Files.writeString(folder.resolve("s.yaml"), text);
        Strategy strategy = new StrategyFile(Plugins.onClassPath(), new Variables(name -> null))
                .read(file, List.of(), Map.of(), problems);
        assertThat(strategy).isNull();
        return problems.all().stream().map(Problem::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "- ", "? "})
    void areNotNestedWithoutEnd(String opening) throws IOException {
        assertThat(mistakes(opening.repeat(DEEP))).hasSize(1);
    }

    @Test
    void areNotNestedBelowParams() throws IOException {
        String deep = "[".repeat(500) + "]".repeat(500);

        assertThat(mistakes("steps: [{action: {type: X, params: {a: " + deep + "}}}]"))
                .singleElement()
                .asString()
                .contains("nested deeper than 100");
    }

    @Test
    void doNotGrowThroughAliases() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("]\n");
        }

        assertThat(mistakes(bomb + "steps: *a11\n")).singleElement().asString().contains("aliases");
        assertThat(mistakes("steps: &a [*a]\n")).hasSize(1);
    }

    @Test
    void doNotLeadToThemselves() throws IOException {
        Path rules = folder.resolve("rules.yaml");
        Files.writeString(rules, "rules: " + rules + "\n");

        assertThat(mistakes("""
                        steps:
                          - action:
                              type: STREAMING_DATA_PROCESSOR
                              params: {input_path: a.csv, output_path: b.csv, normalization: %s}
                        """.formatted(rules))).singleElement().asString().contains(rules + " holds no rules");
    }

    @Test
    void areNotReadBeyondWhatSettingsCanBe() throws IOException {
        Path huge = folder.resolve("huge.yaml");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(4L << 30); // of holes: it takes no room
        }

        assertThatThrownBy(() -> SettingsText.of(huge))
                .isInstanceOf(IOException.class)
                .hasMessage(huge + " is larger than 12000000 bytes, so it is no file of settings");
    }
}
