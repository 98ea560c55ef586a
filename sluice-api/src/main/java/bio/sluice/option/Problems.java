package bio.sluice.option;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Gathers mistakes, so that all of them are told at once. One thread.
public final class Problems {
    private static final int MAX_LISTED = 20;

    private final List<Problem> found = new ArrayList<>();

    /// Adds a mistake; the arguments are those of [Problem]. The same mistake at the same place is told once, though
    /// several readers may come across it.
    public void add(Location location, String path, String message, String suggestion) {
        boolean told = location.line() > 0
                && found.stream()
                        .anyMatch(p ->
                                p.location().equals(location) && p.message().equals(message));
        if (!told) {
            found.add(new Problem(location, path, message, suggestion));
        }
    }

    /// Adds a mistake without a suggestion.
    public void add(Location location, String path, String message) {
        add(location, path, message, null);
    }

    /// All mistakes in the order in which they were found.
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// The name of `known` nearest to `name`, if one is near enough to have been meant: at most a third of its
    /// letters differ, case aside.
    public static Optional<String> nearest(String name, Collection<String> known) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(lower(name), lower(candidate));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best != null && bestDistance <= Math.max(1, Math.max(name.length(), best.length()) / 3)
                ? Optional.of(best)
                : Optional.empty();
    }

    /// `did you mean "x"?` for the nearest of `known`, else the list of what is known if it is short; else null.
    public static String suggestion(String name, Collection<String> known) {
        return nearest(name, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse(known.size() <= MAX_LISTED ? "known: " + String.join(", ", known) : null);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /// Edits between two words: insert, delete, replace, swap of neighbours (optimal string alignment).
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
