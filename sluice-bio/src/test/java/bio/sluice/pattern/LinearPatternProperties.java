package bio.sluice.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LinearPatternProperties {
    private final PatternSearch search = new PatternSearch();

    /// Compared with `java.util.regex`, which has the same semantics for these patterns. (Not for those that match
    /// nothing at all: there it finds an empty match inside of `😀`.)
    @Property(tries = 2_000)
    void findsWhatTheJdkFindsAtTheSameBytes(@ForAll("patterns") String pattern, @ForAll("values") String value) {
        byte[] bytes = ("é" + value + "a").getBytes(StandardCharsets.UTF_8);
        int start = 2;
        int end = bytes.length - 1;
        LinearPattern linear = LinearPattern.of(pattern);
        Matcher expected = Pattern.compile(pattern).matcher(value);
        search.begin(linear, bytes, start, end);

        while (expected.find()) {
            assertThat(search.find()).isTrue();
            for (int group = expected.groupCount(); group >= 0; group--) {
                assertThat(text(bytes, group)).isEqualTo(expected.group(group));
            }
            assertThat(search.start(0)).isEqualTo(start + bytesBefore(value, expected.start()));
        }
        assertThat(search.find()).isFalse();
        assertThat(search.matches(linear, bytes, start, end)).isEqualTo(value.matches(pattern));
    }

    @Property
    void readsOrRefusesAnything(@ForAll String pattern) {
        readOrRefuse(pattern);
    }

    @Property(tries = 5_000)
    void readsOrRefusesAnyRowOfSigns(@ForAll("signs") String pattern) {
        readOrRefuse(pattern);
    }

    private static void readOrRefuse(String pattern) {
        try {
            assertThat(LinearPattern.of(pattern)).hasToString(pattern);
        } catch (PatternMistake mistake) {
            assertThat(mistake.getMessage()).isNotBlank();
        }
    }

    private String text(byte[] bytes, int group) {
        int start = search.start(group);
        return start < 0 ? null : new String(bytes, start, search.end(group) - start, StandardCharsets.UTF_8);
    }

    private static int bytesBefore(String value, int index) {
        return value.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("a", "b", "é", "α", "😀", "-", "\n")
                .list()
                .ofMaxSize(10)
                .map(characters -> String.join("", characters));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                "a+",
                ".",
                "(a)|(é)|(😀)",
                "[^a]",
                "(a|é)+?(b)?",
                "(?m)^a",
                "(?m)b$",
                "(?:^|é)(a)",
                "a$|^b",
                "(.)(-|$)",
                "(?s)(.*)😀(.*)",
                "(?<x>[α-ω😀]{1,2})a?");
    }

    @Provide
    Arbitrary<String> signs() {
        return Arbitraries.of(
                        "(",
                        ")",
                        "[",
                        "]",
                        "{",
                        "}",
                        "{2}",
                        "{1,",
                        "?",
                        "*",
                        "+",
                        "|",
                        "\\",
                        "^",
                        "$",
                        ".",
                        "a",
                        "-",
                        ":",
                        "(?",
                        "(?:",
                        "(?i)",
                        "(?<n>",
                        "(?P<",
                        "\\d",
                        "\\p",
                        "\\Q",
                        "\\E",
                        "\\x",
                        "😀",
                        "[:alpha:]",
                        "0")
                .list()
                .ofMaxSize(8)
                .map(signs -> String.join("", signs));
    }
}
