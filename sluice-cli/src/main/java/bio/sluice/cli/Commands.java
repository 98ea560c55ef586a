package bio.sluice.cli;

import java.util.ArrayList;
import java.util.List;

/// The commands by name. Stateless; a switch, so that only the class of the command asked for is loaded.
final class Commands {
    /// The command that has commands of its own.
    static final String GROUP = "graph";

    /// The first words of all commands, in the order of the help.
    static final List<String> WORDS = List.of(
            "run",
            "map",
            "convert",
            "detect",
            "lint",
            GROUP,
            "why",
            "types",
            "formats",
            "schema",
            "completion",
            "verify",
            "retry");
    /// The second words of [#GROUP].
    static final List<String> GROUP_WORDS = List.of("build", "info", "lookup", "verify", "diff", "export", "recipe");

    private Commands() {}

    /// A new command, or null if there is none of this name.
    ///
    /// @param name one word, or two with a blank between
    static Command create(String name) {
        return switch (name) {
            case "run" -> new RunCommand();
            case "map" -> new MapCommand();
            case "convert" -> new ConvertCommand();
            case "detect" -> new DetectCommand();
            case "why" -> new WhyCommand();
            case "lint" -> new LintCommand();
            case "graph build" -> new GraphBuildCommand();
            case "graph info" -> new GraphInfoCommand();
            case "graph lookup" -> new GraphLookupCommand();
            case "graph verify" -> new GraphVerifyCommand();
            case "graph diff" -> new GraphDiffCommand();
            case "graph export" -> new GraphExportCommand();
            case "graph recipe" -> new GraphRecipeCommand();
            case "types" -> new TypesCommand();
            case "formats" -> new FormatsCommand();
            case "schema" -> new SchemaCommand();
            case "completion" -> new CompletionCommand();
            case "verify" -> new VerifyCommand();
            case "retry" -> new RetryCommand();
            default -> null;
        };
    }

    /// Whether there is help under this name.
    static boolean isKnown(String name) {
        return name.equals(GROUP) || create(name) != null;
    }

    /// The full names of all commands.
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String word : WORDS) {
            if (word.equals(GROUP)) {
                GROUP_WORDS.forEach(second -> names.add(GROUP + " " + second));
            } else {
                names.add(word);
            }
        }
        return names;
    }
}
