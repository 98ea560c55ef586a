package bio.sluice.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Compared with `java.util.regex`, which has the same semantics for this part of the syntax. (Not for `\b`, which
/// takes non-ASCII letters for parts of a word before JDK 19.)
class LinearPatternProperties {
    private final PatternSearch search = new PatternSearch();

    @Property(tries = 2_000)
    void findsWhatTheJdkFinds(@ForAll("patterns") String pattern, @ForAll("values") String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Matcher expected = Pattern.compile(pattern).matcher(value);
        search.begin(LinearPattern.of(pattern), bytes, 0, bytes.length);

        while (expected.find()) {
            assertThat(search.find()).isTrue();
            for (int group = 0; group <= expected.groupCount(); group++) {
                assertThat(text(bytes, group)).isEqualTo(expected.group(group));
            }
        }
        assertThat(search.find()).isFalse();
        assertThat(search.matches(LinearPattern.of(pattern), bytes, 0, bytes.length))
                .isEqualTo(value.matches(pattern));
    }

    @Property
    void readsOrRefusesAnything(@ForAll String pattern) {
        try {
            LinearPattern.of(pattern);
        } catch (PatternMistake mistake) {
            assertThat(mistake.position()).isBetween(1, pattern.codePointCount(0, pattern.length()) + 1);
        }
    }

    private String text(byte[] bytes, int group) {
        int start = search.start(group);
        return start < 0 ? null : new String(bytes, start, search.end(group) - start, StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings().withChars('a', 'b', 'é', '-').ofMaxLength(12);
    }

    /// Patterns in which nothing that may be empty is repeated: there implementations differ in what groups hold.
    @Provide
    Arbitrary<String> patterns() {
        return alternatives(3);
    }

    private static Arbitrary<String> alternatives(int depth) {
        return sequence(depth).list().ofMinSize(1).ofMaxSize(3).map(branches -> String.join("|", branches));
    }

    private static Arbitrary<String> sequence(int depth) {
        Arbitrary<String> atom = Arbitraries.of("a", "b", "é", ".", "[ab]", "[^a]", "\\w", "^", "$", "-");
        Arbitrary<String> solid = Arbitraries.of("a", "b", "é", ".", "[aé]", "(a)", "(?:ab|b)", "(b|é)");
        Arbitrary<String> repeated = Combinators.combine(
                        solid, Arbitraries.of("*", "+", "?", "{2}", "{1,2}", "*?", "+?", "??", "{1,}?"))
                .as((part, times) -> part + times);
        Arbitrary<String> part = depth == 0
                ? Arbitraries.oneOf(atom, repeated)
                : Arbitraries.oneOf(
                        atom,
                        repeated,
                        Arbitraries.lazy(() -> alternatives(depth - 1)).map(inner -> "(" + inner + ")"));
        return part.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("", parts));
    }
}
