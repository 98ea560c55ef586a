package bio.sluice.cli;

import java.util.List;

/// Writes a command line so that a shell reads the same words from it. Stateless.
final class ShellWords {
    private static final String PLAIN = "_-+=./:,@%";

    private ShellWords() {}

    /// The command line of `program` with these arguments.
    static String of(String program, List<String> arguments) {
        StringBuilder line = new StringBuilder(program);
        for (String argument : arguments) {
            line.append(' ');
            if (isPlain(argument)) {
                line.append(argument);
            } else {
                line.append('\'').append(argument.replace("'", "'\\''")).append('\'');
            }
        }
        return line.toString();
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        return !word.isEmpty();
    }
}
