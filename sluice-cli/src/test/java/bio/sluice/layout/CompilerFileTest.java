package bio.sluice.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A name in the compiler's file that nothing bears any more has no effect, and nobody would notice.
class CompilerFileTest {
    private static final String COMMAND = "dontinline ";

    @Test
    void namesMethodsThatExist() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("src/main/launcher/compiler.txt"));

        assertThat(lines).first().isEqualTo("quiet");
        assertThat(lines).hasSizeGreaterThan(1);
        for (String line : lines.subList(1, lines.size())) {
            assertThat(line).startsWith(COMMAND);
            String[] parts = line.substring(COMMAND.length()).split("::");
            assertThat(Arrays.stream(Class.forName(parts[0]).getDeclaredMethods()))
                    .as(line)
                    .anyMatch(method -> method.getName().equals(parts[1]));
        }
    }
}
