package bio.sluice.identifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names of genes that spreadsheets take for dates or numbers, from `spreadsheet-dates.txt`. Immutable,
/// thread-safe.
final class DamagedNames {
    /// What may have stood in a cell.
    ///
    /// @param approved the approved symbols of today
    /// @param names the names that were written
    record Reading(Set<String> approved, Set<String> names) {
        private static final Reading NONE = new Reading(Set.of(), Set.of());

        /// Symbols, then names.
        List<String> candidates() {
            Set<String> all = new LinkedHashSet<>(approved);
            all.addAll(names);
            return List.copyOf(all);
        }
    }

    private static final String RESOURCE = "spreadsheet-dates.txt";
    private static final String NUMBER = "E";

    private final Map<Integer, Reading> byDay = new HashMap<>();
    private final List<String[]> numbers = new ArrayList<>();

    private DamagedNames() {
        InputStream resource = DamagedNames.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException("no resource " + RESOURCE);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(" ");
                if (fields[0].equals(NUMBER)) {
                    numbers.add(fields);
                } else if (!line.isEmpty() && !fields[0].equals("#")) {
                    Reading reading = byDay.computeIfAbsent(
                            key(Integer.parseInt(fields[0]), Integer.parseInt(fields[1])),
                            day -> new Reading(new LinkedHashSet<>(), new LinkedHashSet<>()));
                    reading.approved().add(fields[2]);
                    reading.names().add(fields[3]);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Standard {
        static final DamagedNames NAMES = new DamagedNames();
    }

    /// The names that HGNC knows.
    static DamagedNames standard() {
        return Standard.NAMES;
    }

    /// What a day of a month, or a year of a century written behind a month, may have been.
    Reading day(int month, int day) {
        return byDay.getOrDefault(key(month, day), Reading.NONE);
    }

    /// What a number with an exponent may have been.
    ///
    /// @param digits those before the exponent, the first of which is the whole part
    Reading number(String digits, int exponent) {
        Reading reading = new Reading(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (String[] known : numbers) {
            String name = known[2];
            int e = name.indexOf('E');
            if (exponent == Integer.parseInt(name.substring(e + 1)) + e - 1 && rounds(name.substring(0, e), digits)) {
                reading.approved().add(known[1]);
                reading.names().add(name);
            }
        }
        // All seven digits of a RIKEN clone are there.
        if (digits.length() == 7 && exponent >= 6) {
            reading.names().add(digits + "E" + (exponent < 16 ? "0" : "") + (exponent - 6));
        }
        return reading;
    }

    /// Whether `number` is shown as `digits` when it is rounded to as many.
    private static boolean rounds(String number, String digits) {
        int n = digits.length();
        if (n >= number.length()) {
            return digits.startsWith(number)
                    && digits.substring(number.length()).chars().allMatch(c -> c == '0');
        }
        long shown = Long.parseLong(number.substring(0, n)) + (number.charAt(n) >= '5' ? 1 : 0);
        return shown == Long.parseLong(digits);
    }

    private static int key(int month, int day) {
        return 100 * month + day;
    }
}
