package bio.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Runs some command lines in one JVM, for the launcher: the classes they load become the archive that later starts
/// map. Classes that only a server would have loaded come from a list. Nobody reads what is printed, and nothing
/// depends
/// on success. Stateless.
public final class Rehearsal {
    /// Parts the command lines.
    private static final String NEXT = "--";

    private Rehearsal() {}

    /// @param args a file with the names of classes, and command lines with `--` between them
    /// @throws IOException if the file cannot be read
    public static void main(String[] args) throws IOException {
        for (String name : Files.readAllLines(Path.of(args[0]))) {
            load(name);
        }
        Terminal terminal = Terminal.ofProcess();
        List<String> left = Arrays.asList(args).subList(1, args.length);
        while (!left.isEmpty()) {
            int next = left.indexOf(NEXT);
            int end = next < 0 ? left.size() : next;
            Main.run(left.subList(0, end).toArray(String[]::new), terminal);
            left = left.subList(Math.min(end + 1, left.size()), left.size());
        }
    }

    /// Loads a class without a step of its code.
    private static void load(String name) {
        try {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // Another version of the JDK or of the driver does without it; the archive is an archive of one class less.
            return;
        }
    }
}
