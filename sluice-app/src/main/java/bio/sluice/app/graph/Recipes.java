package bio.sluice.app.graph;

import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Commands that download what a usual graph is built from, and build it. Nothing here runs them. Stateless.
public final class Recipes {
    /// The names of all recipes, in the order in which they are shown.
    public static final List<String> NAMES = List.of("human", "mouse", "metabolites");

    private Recipes() {}

    /// The commands of a recipe, for a shell.
    ///
    /// @throws RunStopped if there is none of this name
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new RunStopped(
                    Reason.USAGE, "unknown recipe \"" + name + "\" (" + Problems.suggestion(name, NAMES) + ")");
        }
        try (InputStream in = Recipes.class.getResourceAsStream("recipe/" + name + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program's own files are damaged", unreadable);
        }
    }

    /// What the graph holds, in a sentence.
    public static String summary(String name) {
        return text(name).lines().findFirst().orElseThrow().substring(2);
    }
}
