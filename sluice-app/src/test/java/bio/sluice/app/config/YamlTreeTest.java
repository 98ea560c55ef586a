package bio.sluice.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTreeTest {
    private final Problems problems = new Problems();

    private ConfigNode read(String text) {
        return YamlTree.read(text, "s.yaml", new Variables(Map.of("HOME", "here", "EMPTY", "")::get), problems);
    }

    private String value(String text) {
        return ((ConfigNode.Scalar) ((ConfigNode.Mapping) read(text)).entries().get("k")).text();
    }

    @Test
    void keepsPlainWordsAsTheyAre() {
        assertThat(value("k: no")).isEqualTo("no");
        assertThat(value("k: 010")).isEqualTo("010");
        assertThat(value("k: 1.10")).isEqualTo("1.10");
        assertThat(value("k:")).isNull();
        assertThat(value("k: ~")).isNull();
        assertThat(value("k: 'null'")).isEqualTo("null");
    }

    @Test
    void knowsWhereEachValueStands() {
        ConfigNode.Mapping root = (ConfigNode.Mapping) read("a: 1\nb:\n  - x\n  -  y: 2\n");
        ConfigNode.Sequence list = (ConfigNode.Sequence) root.entries().get("b");

        assertThat(root.keyLocation("b")).hasToString("s.yaml:2:1");
        assertThat(list.items().get(1).location()).hasToString("s.yaml:4:6");
    }

    @Test
    void putsVariablesIn() {
        assertThat(value("k: ${HOME}/x")).isEqualTo("here/x");
        assertThat(value("k: ${NONE:-there}")).isEqualTo("there");
        assertThat(value("k: ${EMPTY:-there}")).isEqualTo("there");
        assertThat(value("k: $${HOME} ${NONE:-}.")).isEqualTo("${HOME} .");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void tellsVariablesThatAreNotSet() {
        value("x: 1\nk: a${NONE}b${NADA}");

        assertThat(problems.all().stream().map(Problem::toString))
                .containsExactly(
                        "s.yaml:2:4: the environment variable NONE is not set (set it, or write ${NONE:-default})",
                        "s.yaml:2:4: the environment variable NADA is not set (set it, or write ${NADA:-default})");
    }

    @Test
    void tellsKeysThatStandTwiceAndBrokenText() {
        read("a: 1\na: 2\n");
        read("a: [1\nb: }\n");

        assertThat(problems.all()).hasSize(2);
        assertThat(problems.all().get(0)).hasToString("s.yaml:2:1: the key \"a\" stands twice");
        assertThat(problems.all().get(1).toString()).startsWith("s.yaml:").contains("not valid YAML");
    }

    @Test
    void refusesAliasBombsAndDeepNesting() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a" + i + ": &a" + i + " [");
            bomb.append(String.join(",", Collections.nCopies(10, "*a" + (i - 1))))
                    .append("]\n");
        }
        for (String hostile :
                List.of(bomb.toString(), "[".repeat(100_000), "{a: ".repeat(200) + "1" + "}".repeat(200))) {
            Problems own = new Problems();
            assertThat(YamlTree.read(hostile, "s.yaml", Variables.ofProcess(), own))
                    .isNull();
            assertThat(own.all()).hasSize(1);
        }
    }
}
