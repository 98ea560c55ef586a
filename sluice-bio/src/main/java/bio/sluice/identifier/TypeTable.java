package bio.sluice.identifier;

import bio.sluice.identifier.TypeFacts.Check;
import bio.sluice.identifier.TypeFacts.Letters;
import bio.sluice.identifier.TypeFacts.Spare;
import bio.sluice.identifier.TypeFacts.Tail;
import bio.sluice.identifier.TypeFacts.Telling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads a type table: parts of patterns, `name := pattern`; then a section `[name]` per type, `key = value` lines; `#`
/// comments. Stateless.
final class TypeTable {
    private static final Set<String> KEYS = Set.of(
            "source",
            "summary",
            "example",
            "within",
            "synonyms",
            "accepts",
            "prefix",
            "bare",
            "pattern",
            "letters",
            "words",
            "tails",
            "unpadded",
            "digits",
            "unpointed",
            "spare",
            "check",
            "labels",
            "fasta",
            "uris",
            "uses",
            "slash",
            "weak",
            "telling",
            "species",
            "infix",
            "parser");

    private TypeTable() {}

    /// The table in the resource `name` beside this class.
    static List<TypeFacts> read(String name) {
        InputStream resource = TypeTable.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException("no resource " + name);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return read(lines, name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<TypeFacts> read(BufferedReader lines, String name) throws IOException {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> parts = new LinkedHashMap<>();
        Map<String, String> section = null;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("[") && text.endsWith("]")) {
                section = new LinkedHashMap<>();
                if (sections.put(text.substring(1, text.length() - 1), section) != null) {
                    throw new IllegalArgumentException(name + ":" + number + ": " + text + " stands twice");
                }
                continue;
            }
            int defines = section == null ? text.indexOf(" := ") : -1;
            if (defines > 0) {
                parts.put(text.substring(0, defines), expand(text.substring(defines + 4), parts));
                continue;
            }
            int equals = text.indexOf('=');
            String key = equals < 0 ? text : text.substring(0, equals).strip();
            if (equals < 0 || section == null || !KEYS.contains(key)) {
                throw new IllegalArgumentException(name + ":" + number + ": " + text + ": expected one of " + KEYS);
            }
            String value = text.substring(equals + 1).strip();
            section.put(key, key.equals("pattern") ? expand(value, parts) : value);
        }
        List<TypeFacts> facts = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> type : sections.entrySet()) {
            facts.add(facts(type.getKey(), type.getValue(), sections));
        }
        return facts;
    }

    /// Puts the parts `{name}` into a pattern. Braces before a digit are repetitions.
    private static String expand(String pattern, Map<String, String> parts) {
        StringBuilder whole = new StringBuilder();
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
            int close = pattern.indexOf('}', open);
            String part = parts.get(pattern.substring(open + 1, close));
            if (part != null) {
                whole.append(pattern, at, open).append('(').append(part).append(')');
                at = close + 1;
            }
        }
        return whole.append(pattern, at, pattern.length()).toString();
    }

    /// A sub-kind takes what it does not say itself from the type that contains it.
    private static TypeFacts facts(String name, Map<String, String> own, Map<String, Map<String, String>> sections) {
        Map<String, String> values = new LinkedHashMap<>();
        String within = own.getOrDefault("within", "");
        if (!within.isEmpty()) {
            values.putAll(sections.get(within));
            values.keySet().removeAll(Set.of("synonyms", "labels", "fasta"));
        }
        values.putAll(own);
        return facts(name, values);
    }

    /// The type `name` of which `values` say, under the keys of a type table, what they do.
    ///
    /// @throws IllegalArgumentException if one of them is not a word that is known there
    static TypeFacts facts(String name, Map<String, String> values) {
        return new TypeFacts(
                name,
                values.getOrDefault("source", ""),
                values.get("summary"),
                values.get("example"),
                values.getOrDefault("within", ""),
                list(values, "synonyms"),
                list(values, "accepts"),
                values.getOrDefault("prefix", ""),
                values.getOrDefault("bare", ""),
                values.get("pattern"),
                word(Letters.class, values.getOrDefault("letters", "upper")),
                list(values, "words"),
                words(Tail.class, list(values, "tails")),
                values.getOrDefault("unpadded", ""),
                Integer.parseInt(values.getOrDefault("digits", "0")),
                values.getOrDefault("unpointed", ""),
                words(Spare.class, list(values, "spare")),
                word(Check.class, values.getOrDefault("check", "none")),
                list(values, "labels"),
                list(values, "fasta"),
                list(values, "uris"),
                values.getOrDefault("uses", ""),
                values.getOrDefault("slash", ""),
                values.getOrDefault("weak", "/").concat(" "),
                word(Telling.class, values.getOrDefault("telling", "no")),
                values.getOrDefault("species", ""),
                pairs(list(values, "infix")),
                values.getOrDefault("parser", ""));
    }

    private static List<String> list(Map<String, String> values, String key) {
        String text = values.getOrDefault(key, "");
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> list = new ArrayList<>();
        int from = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
            list.add(text.substring(from, comma).strip());
            from = comma + 1;
        }
        list.add(text.substring(from).strip());
        return List.copyOf(list);
    }

    private static <E extends Enum<E>> List<E> words(Class<E> words, List<String> texts) {
        return texts.stream().map(text -> word(words, text)).toList();
    }

    /// `9606:, 10090:MUS` as a map.
    private static Map<String, String> pairs(List<String> written) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : written) {
            int colon = pair.indexOf(':');
            pairs.put(pair.substring(0, colon), pair.substring(colon + 1));
        }
        return pairs;
    }

    private static <E extends Enum<E>> E word(Class<E> words, String text) {
        return Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
    }
}
