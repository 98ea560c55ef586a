package bio.sluice.cli;

import java.util.Arrays;
import java.util.List;

/// Runs some command lines in one JVM, for the launcher: the classes they load become the archive that later starts
/// map. Nobody reads what they print, and nothing depends on their success. Stateless.
public final class Rehearsal {
    /// Parts the command lines.
    private static final String NEXT = "--";

    private Rehearsal() {}

    /// @param args command lines with `--` between them
    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess();
        List<String> left = Arrays.asList(args);
        while (!left.isEmpty()) {
            int next = left.indexOf(NEXT);
            int end = next < 0 ? left.size() : next;
            Main.run(left.subList(0, end).toArray(String[]::new), terminal);
            left = left.subList(Math.min(end + 1, left.size()), left.size());
        }
    }
}
