package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Automata agree with the regular expressions of the JDK.
class AutomatonProperties {
    @Property
    void matchesWhatARegularExpressionMatches(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        boolean expected = Pattern.matches(pattern, text);

        assertThat(match(List.of(pattern), text)).isEqualTo(expected ? 1 : 0);
    }

    @Property
    void tellsTheFirstPatternThatMatches(
            @ForAll("patterns") String first, @ForAll("patterns") String second, @ForAll("texts") String text) {
        int expected = Pattern.matches(first, text) ? 1 : Pattern.matches(second, text) ? 2 : 0;
        int found;
        try {
            found = match(List.of(first, second), text);
        } catch (IllegalArgumentException tooLarge) {
            assertThat(tooLarge).hasMessageContaining("states");
            return;
        }

        assertThat(found).isEqualTo(expected);
    }

    /// The types' own patterns, on texts that differ little from their examples.
    @Property
    void everyTypeMatchesWhatItsPatternSays(
            @ForAll("types") IdentifierType type, @ForAll("edits") List<Integer> edits) {
        StringBuilder text = new StringBuilder(type.example());
        for (int edit : edits) {
            int at = edit % text.length();
            text.setCharAt(at, "A0Z9_.-:GEoCHx".charAt(edit / 100 % 14));
        }
        boolean expected =
                Pattern.matches(type.facts().prefix() + "(" + type.facts().pattern() + ")", text);
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        int tag = type.canonical().match(bytes, 0, bytes.length);

        assertThat(tag != 0 && type.tagged(tag) == type).as(text.toString()).isEqualTo(expected);
    }

    private static int match(List<String> patterns, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Automaton.of(patterns).match(bytes, 0, bytes.length);
    }

    @Provide
    Arbitrary<IdentifierType> types() {
        return Arbitraries.of(IdentifierTypes.standard().all());
    }

    @Provide
    Arbitrary<List<Integer>> edits() {
        return Arbitraries.integers().between(0, 100_000).list().ofMaxSize(2);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abc.").ofMaxLength(6);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.recursive(
                () -> Arbitraries.of("a", "b", "\\.", "[ab]", "[a-c]", "ab"), AutomatonProperties::combined, 0, 4);
    }

    private static Arbitrary<String> combined(Arbitrary<String> inner) {
        Arbitrary<String> times = Arbitraries.of("", "?", "+", "*", "{2}", "{1,3}", "{0,2}", "{2,}");
        return Combinators.combine(inner, Arbitraries.of("a", "[bc]", "(b|ca)"), times, Arbitraries.of(true, false))
                .as((a, b, often, both) -> both ? "(" + a + ")" + often + b : "(" + b + "|" + a + ")" + often);
    }
}
