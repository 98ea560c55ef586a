package bio.sluice.identifier;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Types that a strategy brings with it: `types: [{name: lab.sample, pattern: …}]`. Stateless.
///
/// Their patterns become automata like those of the type table, so that none can run for ever.
final class UserTypes {
    private static final Option<String> NAME = Option.text(
                    "name", null, "what it is called, and what its CURIEs begin with")
            .mandatory();
    private static final Option<String> PATTERN = Option.text(
                    "pattern",
                    null,
                    "a regular expression for the whole text behind the prefix; no look-around, no references")
            .mandatory();
    private static final Option<String> SUMMARY = Option.text("summary", "", "what it identifies");
    private static final Option<String> EXAMPLE = Option.text("example", null, "an identifier in canonical text");
    private static final Option<List<String>> SYNONYMS =
            Option.texts("synonyms", List.of(), "other names, and prefixes of CURIEs");
    private static final Option<String> PREFIX =
            Option.text("prefix", "", "what the canonical text begins with and the CURIE leaves out, such as \"LAB:\"");
    private static final Option<String> CASE =
            Option.choice("case", "keep", List.of("keep", "upper", "lower"), "how letter case becomes canonical");
    private static final Option<Long> PADDING =
            Option.integer("padding", 0L, 0, 32, "how many digits the number at the end has; zeros are put before it");
    private static final Option<String> CHECK_DIGIT = Option.choice(
            "check_digit",
            "none",
            List.of("none", "luhn", "verhoeff", "iso7064_mod_11_2"),
            "the rule that the last digit follows");
    private static final Option<Boolean> VERSIONS =
            Option.flag("versions", false, "a version such as .2 may stand behind it and is split off");
    private static final Option<List<String>> URIS =
            Option.texts("uris", List.of(), "what its URIs begin with, without https://");

    /// What is said of a type.
    static final OptionTable TABLE = OptionTable.of(
            NAME, PATTERN, SUMMARY, EXAMPLE, SYNONYMS, PREFIX, CASE, PADDING, CHECK_DIGIT, VERSIONS, URIS);

    private static final Pattern NAMES = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+)*");
    private static final Pattern SEPARATORS = Pattern.compile("[ _-]");

    private UserTypes() {}

    /// The types that are written; mistakes go to `problems`, and what has one is left out.
    static List<TypeFacts> read(List<OptionValues> written, String path, Problems problems) {
        List<TypeFacts> types = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < written.size(); i++) {
            OptionValues type = written.get(i);
            if (type.get(NAME) == null || type.get(PATTERN) == null) {
                continue; // reading the table said so
            }
            TypeFacts facts = facts(type, taken);
            int before = problems.all().size();
            checkNames(type, facts, taken, path + "[" + i + "]", problems);
            checkForm(type, facts, path + "[" + i + "]", problems);
            if (problems.all().size() == before) {
                types.add(facts);
            }
        }
        return types;
    }

    private static void checkNames(
            OptionValues type, TypeFacts facts, Set<String> taken, String path, Problems problems) {
        if (!NAMES.matcher(facts.name()).matches()) {
            problems.add(
                    type.origin(NAME),
                    path + ".name",
                    "\"" + facts.name() + "\" is no name for a type",
                    "use lower-case letters, digits and points, such as lab.sample");
        }
        List<String> names = new ArrayList<>(facts.synonyms());
        names.add(facts.name());
        for (String name : names) {
            IdentifierType known = IdentifierTypes.standard().find(name);
            if (known != null || !taken.add(plain(name))) {
                problems.add(
                        type.origin(name.equals(facts.name()) ? NAME : SYNONYMS),
                        path + (name.equals(facts.name()) ? ".name" : ".synonyms"),
                        "\"" + name + "\" is a name of " + (known == null ? "another type here" : known.name())
                                + " already",
                        "choose another name");
            }
        }
    }

    /// A name as it is compared with others.
    private static String plain(String name) {
        return SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static void checkForm(OptionValues type, TypeFacts facts, String path, Problems problems) {
        try {
            new PatternSyntax().add(facts.pattern());
        } catch (IllegalArgumentException malformed) {
            problems.add(type.origin(PATTERN), path + ".pattern", malformed.getMessage());
            return;
        }
        byte[] example = facts.example().getBytes(StandardCharsets.UTF_8);
        if (type.get(EXAMPLE) == null) {
            return;
        }
        if (Automaton.of(List.of(facts.canonicalPattern())).match(example, 0, example.length) == 0) {
            problems.add(
                    type.origin(EXAMPLE),
                    path + ".example",
                    "\"" + facts.example() + "\" does not have the form of prefix and pattern");
        } else if (!CheckDigits.right(facts.check(), example, 0, example.length)) {
            problems.add(
                    type.origin(EXAMPLE), path + ".example", "\"" + facts.example() + "\" has a wrong check digit");
        }
    }

    private static TypeFacts facts(OptionValues type, Set<String> taken) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("summary", type.get(SUMMARY));
        values.put("example", type.get(EXAMPLE) == null ? "" : type.get(EXAMPLE));
        values.put("synonyms", String.join(",", synonyms(type, taken)));
        values.put("prefix", type.get(PREFIX));
        values.put("pattern", unanchored(type.get(PATTERN)));
        values.put("letters", type.get(CASE));
        values.put("digits", type.get(PADDING).toString());
        values.put("check", type.get(CHECK_DIGIT).equals("iso7064_mod_11_2") ? "orcid" : type.get(CHECK_DIGIT));
        values.put("tails", type.get(VERSIONS) ? "version" : "");
        values.put("uris", String.join(",", type.get(URIS)));
        return TypeTable.facts(type.get(NAME), values);
    }

    /// The prefix of the canonical text is one of CURIEs as well, unless it is that of another type.
    private static List<String> synonyms(OptionValues type, Set<String> taken) {
        List<String> synonyms = new ArrayList<>(type.get(SYNONYMS));
        String prefix = type.get(PREFIX);
        if (prefix.endsWith(":") && prefix.length() > 1) {
            String name = prefix.substring(0, prefix.length() - 1);
            if (IdentifierTypes.standard().find(name) == null && !taken.contains(plain(name))) {
                synonyms.add(name);
            }
        }
        return synonyms;
    }

    /// Without the anchors, which say nothing new, so that a prefix can stand before it.
    private static String unanchored(String pattern) {
        String text = pattern.startsWith("^") ? pattern.substring(1) : pattern;
        return text.endsWith("$") && !text.endsWith("\\$") ? text.substring(0, text.length() - 1) : text;
    }
}
