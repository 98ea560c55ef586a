package bio.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void writesLinesAboveTheStatus() {
        Terminal terminal = terminal(Map.of(), OutputStream.nullOutputStream());

        terminal.status("10%");
        terminal.line("a warning");
        terminal.status("20%");
        terminal.status(null);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001b[?7l10%\u001b[?7h\r\u001b[Ka warning\n\u001b[?7l20%\u001b[?7h\r\u001b[K");
    }

    @Test
    void writesAStatusOverTheOneBefore() {
        Terminal terminal = terminal(Map.of(), OutputStream.nullOutputStream());

        terminal.status("10%");
        terminal.status("20%");

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001b[?7l10%\u001b[?7h\r\u001b[K\u001b[?7l20%\u001b[?7h");
    }

    @Test
    void believesTheLauncherAboutTheWidth() {
        assertThat(terminal(Map.of("SLUICE_STDERR_COLUMNS", "132"), err).columns())
                .isEqualTo(132);
        for (String nonsense : List.of("", "0", "-3", "many", "99999999999")) {
            assertThat(terminal(Map.of("SLUICE_STDERR_COLUMNS", nonsense), err).columns())
                    .isEqualTo(80);
        }
        assertThat(terminal(Map.of(), err).columns()).isEqualTo(80);
    }

    @Test
    void believesTheLauncherAboutStandardError() {
        assertThat(terminal(Map.of("SLUICE_STDERR_TTY", "1"), err).isInteractive())
                .isTrue();
        assertThat(terminal(Map.of("SLUICE_STDERR_TTY", "0"), err).isInteractive())
                .isFalse();
        assertThat(terminal(Map.of("SLUICE_STDERR_TTY", "1", "TERM", "dumb"), err)
                        .isInteractive())
                .isFalse();
    }

    @Test
    void coloursNothingWhereNoColorIsSet() {
        assertThat(terminal(Map.of("SLUICE_STDERR_TTY", "1"), err).hasColour()).isTrue();
        assertThat(terminal(Map.of("SLUICE_STDERR_TTY", "1", "NO_COLOR", "1"), err)
                        .hasColour())
                .isFalse();
    }

    @Test
    void tellsThatTheReaderOfItsOutputHasGone() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Terminal terminal = terminal(Map.of(), closed);

        terminal.out().println("data");

        assertThat(terminal.finish(ExitCode.DONE)).isEqualTo(141);
        assertThat(terminal.finish(ExitCode.USAGE)).isEqualTo(2);
    }

    private Terminal terminal(Map<String, String> environment, OutputStream out) {
        return new Terminal(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment::get);
    }
}
