package bio.sluice.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// Where a command prints: standard output for data, standard error for all else, with at most one line at its end that
/// is written again and again. Thread-safe but for [#out].
public final class Terminal {
    /// Set by the launcher: whether standard error is a terminal.
    private static final String STDERR_IS_TERMINAL = "SLUICE_STDERR_TTY";

    /// Set by the launcher: how wide that terminal is.
    private static final String STDERR_COLUMNS = "SLUICE_STDERR_COLUMNS";
    /// What a terminal has that does not tell.
    private static final int USUAL_COLUMNS = 80;

    private static final Path STDERR = Path.of("/proc/self/fd/2");
    private static final String ERASE_LINE = "\r\u001b[K";
    /// A line that is longer than the terminal is wide, because somebody has made it narrower meanwhile, must not go on
    /// in the next row, where it could not be erased: DECAWM, <https://vt100.net/docs/vt510-rm/DECAWM.html>.
    private static final String WRAP_OFF = "\u001b[?7l";

    private static final String WRAP_ON = "\u001b[?7h";

    private final PrintStream out;
    private final PrintStream err;
    private final UnaryOperator<String> environment;
    private boolean statusShown;

    /// @param out takes data
    /// @param err takes all else
    /// @param environment gives the value of an environment variable, or null
    public Terminal(PrintStream out, PrintStream err, UnaryOperator<String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /// The streams of this process, both in UTF-8 whatever the locale says.
    static Terminal ofProcess() {
        return new Terminal(
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                        false,
                        StandardCharsets.UTF_8),
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)),
                        true,
                        StandardCharsets.UTF_8),
                System::getenv);
    }

    /// Standard output.
    PrintStream out() {
        return out;
    }

    /// Standard error, for texts of several lines.
    PrintStream err() {
        return err;
    }

    /// The value of an environment variable, or null.
    String environment(String name) {
        return environment.apply(name);
    }

    /// Prints a line on standard error, above the status.
    synchronized void line(String text) {
        eraseStatus();
        err.println(text);
    }

    /// Shows a line that the next one replaces; null for none.
    synchronized void status(String text) {
        if (text == null) {
            eraseStatus();
        } else {
            // At once, for what is erased first flickers.
            err.print((statusShown ? ERASE_LINE : "") + WRAP_OFF + text + WRAP_ON);
            err.flush();
            statusShown = true;
        }
    }

    /// How many columns standard error has, as a terminal.
    int columns() {
        String told = environment(STDERR_COLUMNS);
        return told != null && told.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(told) : USUAL_COLUMNS;
    }

    private void eraseStatus() {
        if (statusShown) {
            err.print(ERASE_LINE);
            err.flush();
            statusShown = false;
        }
    }

    /// Whether standard error is a terminal that can rewrite a line. The JDK cannot tell: its console is about standard
    /// input and output together.
    boolean isInteractive() {
        if ("dumb".equals(environment("TERM"))) {
            return false;
        }
        String said = environment(STDERR_IS_TERMINAL);
        if (said != null && !said.isEmpty()) {
            return said.equals("1");
        }
        try {
            String device = Files.readSymbolicLink(STDERR).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException | InvalidPathException unknown) {
            return false;
        }
    }

    /// Whether words may be coloured: <https://no-color.org>.
    boolean hasColour() {
        String forbidden = environment("NO_COLOR");
        return (forbidden == null || forbidden.isEmpty()) && isInteractive();
    }

    /// Hands out what is still held back.
    ///
    /// @return `exitCode`, or that of a closed pipe if standard output takes no more
    int finish(int exitCode) {
        status(null);
        err.flush();
        return out.checkError() && exitCode == ExitCode.DONE ? ExitCode.CLOSED_PIPE : exitCode;
    }
}
