package bio.sluice.cli;

import bio.sluice.app.report.JsonDocument;
import bio.sluice.app.report.Summary;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a command says to people, on standard error: plain lines, or one JSON object a line. Thread-safe.
///
/// Every line is made printable: names and values in it come from files, and a terminal must not obey them.
final class Messages {
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private final Terminal terminal;
    private final Verbosity verbosity;

    Messages(Terminal terminal, Verbosity verbosity) {
        this.terminal = terminal;
        this.verbosity = verbosity;
    }

    /// Why the command ends with a failure.
    void error(String message) {
        print("error", "sluice: ", RED, message);
    }

    /// One of several mistakes, which names its place itself.
    void mistake(String message) {
        print("error", "", RED, message);
    }

    /// Something that the user should look at, although the command goes on.
    void warning(String message) {
        if (!verbosity.quiet) {
            print("warning", "warning: ", YELLOW, message);
        }
    }

    /// What is done or was done.
    void note(String message) {
        if (!verbosity.quiet) {
            print("note", "", PLAIN, message);
        }
    }

    /// How far a run is.
    ///
    /// @param fields the same for programs
    void progress(String message, Map<String, Object> fields) {
        if (!verbosity.quiet) {
            print("progress", "", PLAIN, message, fields);
        }
    }

    /// Where the time goes, for those who ask with `-v`.
    void detail(String message) {
        if (verbosity.verbose) {
            print("detail", "", PLAIN, message);
        }
    }

    private void print(String level, String label, String colour, String message) {
        print(level, label, colour, message, Map.of());
    }

    private void print(String level, String label, String colour, String message, Map<String, Object> fields) {
        for (String line : message.split("\n")) {
            String clean = Summary.printable(line);
            if (verbosity.logFormat.equals(Verbosity.JSON)) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("time", Instant.now().toString());
                entry.put("level", level);
                entry.put("message", clean);
                entry.putAll(fields);
                terminal.line(JsonDocument.line(entry));
            } else if (label.isEmpty() || !terminal.hasColour()) {
                terminal.line(label + clean);
            } else {
                terminal.line(colour + label + PLAIN + clean);
            }
        }
    }
}
