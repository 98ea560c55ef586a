package bio.sluice.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The help of each command: a text file of its own, which fits a screen. A test compares it with the flags. Stateless.
final class HelpText {
    private HelpText() {}

    /// The text, with its last line end.
    ///
    /// @param name of a command, or `sluice`
    static String of(String name) {
        try (InputStream in = HelpText.class.getResourceAsStream("help/" + name.replace(' ', '-') + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program's own files are damaged", unreadable);
        }
    }
}
