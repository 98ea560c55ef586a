package bio.sluice.formats.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/// A pattern for paths as a shell has it: `*` and `?` within a name, `[a-z]`, `[!a-z]`, `{a,b}`, and `**` as a name
/// for any number of folders. Names that begin with a dot must be asked for. Immutable.
final class Glob {
    private final String pattern;
    private final List<String> alternatives;

    private Glob(String pattern, List<String> alternatives) {
        this.pattern = pattern;
        this.alternatives = alternatives;
    }

    /// Whether a text has a character that patterns use.
    static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    static Glob of(String pattern) {
        return new Glob(pattern, expandBraces(pattern));
    }

    /// The files that match, each once, in byte order of their paths.
    ///
    /// @throws IOException if the pattern is malformed or a folder on the way cannot be read
    List<Path> matches() throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        for (String alternative : alternatives) {
            boolean absolute = alternative.startsWith("/");
            String[] names = Arrays.stream(alternative.split("/"))
                    .filter(name -> !name.isEmpty())
                    .toArray(String[]::new);
            walk(absolute ? Path.of("/") : Path.of(""), names, 0, found);
        }
        List<Path> sorted = new ArrayList<>(found);
        sorted.sort((a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b)));
        return sorted;
    }

    private static byte[] bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void walk(Path folder, String[] names, int at, Collection<Path> found) throws IOException {
        if (at == names.length) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                found.add(folder);
            }
            return;
        }
        String name = names[at];
        if (name.equals("**")) {
            walk(folder, names, at + 1, found);
            for (Path child : list(folder)) {
                // Links are not followed here, for they may lead back up.
                if (!isHidden(child) && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    walk(child, names, at, found);
                }
            }
            return;
        }
        if (!isPattern(name)) {
            walk(folder.resolve(name), names, at + 1, found);
            return;
        }
        PathMatcher matcher = matcher(name);
        boolean last = at == names.length - 1;
        for (Path child : list(folder)) {
            boolean shown = name.startsWith(".") || !isHidden(child);
            if (shown && matcher.matches(child.getFileName()) && (last || Files.isDirectory(child))) {
                walk(child, names, at + 1, found);
            }
        }
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private PathMatcher matcher(String name) throws IOException {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + name);
        } catch (PatternSyntaxException malformed) {
            throw new IOException(
                    "\"" + pattern + "\" is not a valid pattern: " + malformed.getDescription() + " in \"" + name
                            + "\"",
                    malformed);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException failure) {
            throw LocalPath.explained("cannot list the folder " + folder, failure.getCause());
        } catch (IOException failure) {
            throw LocalPath.explained("cannot list the folder " + folder, failure);
        }
        return children;
    }

    /// Braces may hold slashes, so they are written out before the pattern is split into names. Unbalanced ones stay
    /// as they are.
    private static List<String> expandBraces(String text) {
        int open = text.indexOf('{');
        int close = open < 0 ? -1 : closing(text, open);
        if (close < 0) {
            return List.of(text);
        }
        List<String> expanded = new ArrayList<>();
        int from = open + 1;
        int depth = 0;
        for (int i = from; i <= close; i++) {
            char c = text.charAt(i);
            if (depth == 0 && (c == ',' || i == close)) {
                expanded.addAll(
                        expandBraces(text.substring(0, open) + text.substring(from, i) + text.substring(close + 1)));
                from = i + 1;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            }
        }
        return expanded;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
