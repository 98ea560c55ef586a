package bio.sluice.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {
    private final PatternSearch search = new PatternSearch();

    /// Cases: pattern, value, what is found in it, with `|` between matches; nothing for no match.
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\u0001', nullValues = "-", textBlock = """
            b+              ¦ abbcb      ¦ bb|b
            a|ab            ¦ ab         ¦ a
            ab|a            ¦ ab         ¦ ab
            a+?b            ¦ aab        ¦ aab
            a{2}            ¦ aaaaa      ¦ aa|aa
            a{2,}           ¦ aaaaa      ¦ aaaaa
            a{1,2}?         ¦ aaa        ¦ a|a|a
            a{x}            ¦ a{x}       ¦ a{x}
            [^a-c]          ¦ abcd       ¦ d
            [a\\]-]+        ¦ a]-b       ¦ a]-
            [α-ω]+          ¦ xαβγy      ¦ αβγ
            .               ¦ α😀        ¦ α|😀
            [^x]            ¦ 😀         ¦ 😀
            (?i)tp53        ¦ Tp53 TP53  ¦ Tp53|TP53
            (?i:a)b         ¦ Ab AB      ¦ Ab
            (?i)[α-ω]       ¦ Σ          ¦ Σ
            ^a              ¦ aa         ¦ a
            a$              ¦ aa         ¦ a
            \\bTP\\b        ¦ TP STP TP  ¦ TP|TP
            \\d+\\.\\d      ¦ 10.5       ¦ 10.5
            [[:upper:]\\d]+ ¦ abC4       ¦ C4
            \\x41\\u0042    ¦ AB         ¦ AB
            (?:ab)+         ¦ ababa      ¦ abab
            (a|b)*c         ¦ abac       ¦ abac
            x               ¦ abc        ¦ -
            """)
    void finds(String pattern, String value, String expected) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        StringBuilder found = new StringBuilder();
        search.begin(LinearPattern.of(pattern), bytes, 0, bytes.length);
        while (search.find()) {
            found.append(found.isEmpty() ? "" : "|");
            found.append(new String(bytes, search.start(0), search.end(0) - search.start(0), StandardCharsets.UTF_8));
        }

        assertThat(found.isEmpty() ? null : found.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|a)*$",
                "(a|aa)+$",
                "(a*)*b",
                "(.*)*x",
                "(a?){500}a{500}b",
                "(.*)(.*)(.*)(.*)(.*)x",
                "(a+){2,20}c",
                "(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)"
                        + "(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)x"
            })
    @Timeout(20)
    void takesLinearTimeOnPatternsThatBacktrackForYearsElsewhere(String pattern) {
        byte[] value = ("a".repeat(20_000) + "!").getBytes(StandardCharsets.UTF_8);

        assertThat(search.matches(LinearPattern.of(pattern), value, 0, value.length))
                .isFalse();
    }

    @Test
    @Timeout(20)
    void takesLinearTimeToFindAllMatches() {
        byte[] value = "a".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        search.begin(LinearPattern.of("a.*b|a"), value, 0, value.length);
        int found = 0;
        while (search.find()) {
            found++;
        }

        assertThat(found).isEqualTo(200_000);
    }

    @Test
    void doesNotOverflowTheStackOnLongValues() {
        byte[] value = "ab".repeat(300_000).getBytes(StandardCharsets.UTF_8);

        assertThat(search.matches(LinearPattern.of("(?:a|b)*"), value, 0, value.length))
                .isTrue();
    }

    @Test
    void refusesValuesThatWouldTakeTooMuchMemory() {
        byte[] value = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> search.matches(LinearPattern.of("(a?){100}"), value, 0, value.length))
                .isInstanceOf(TooLargeForPattern.class);
        assertThat(search.matches(LinearPattern.of("a"), value, 0, 1)).isTrue();
    }

    @Test
    void compilesLargeRepetitionsOrRefusesThem() {
        assertThatCode(() -> LinearPattern.of("(?:(?:(?:){1000}){1000}){1000}")).doesNotThrowAnyException();
        assertThatThrownBy(() -> LinearPattern.of("((a{1000}){1000}){1000}"))
                .isInstanceOf(PatternMistake.class)
                .hasMessageContaining("too large");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\u0001', textBlock = """
            (a          ¦ 3 ¦ a group is not closed: ) expected
            a)          ¦ 2 ¦ there is no ( for this )
            [a          ¦ 3 ¦ a character class is not closed: ] expected
            *a          ¦ 1 ¦ there is nothing to repeat before *; write \\* for the character itself
            a\\         ¦ 2 ¦ a backslash at the end; write \\\\ for the character itself
            (?=a)       ¦ 3 ¦ lookaround is not supported, for it has no linear-time match (patterns are those of RE2)
            (?<!a)b     ¦ 3 ¦ lookaround is not supported, for it has no linear-time match (patterns are those of RE2)
            (?>a)       ¦ 3 ¦ atomic groups are not supported (patterns are those of RE2)
            (a)\\1      ¦ 5 ¦ back-references are not supported, for they have no linear-time match
            a++         ¦ 3 ¦ possessive repetition is not supported; patterns never backtrack for long here, so it is not needed
            a{2,1}      ¦ 6 ¦ {2,1} asks for at most fewer than at least
            a{1001}     ¦ 6 ¦ repetitions are limited to 1000
            [z-a]       ¦ 4 ¦ the range z-a runs backwards
            \\y         ¦ 2 ¦ unknown escape \\y
            \\pL        ¦ 2 ¦ Unicode classes are not supported; write a range such as [α-ω]
            (?x)a       ¦ 3 ¦ unknown flag x; known: i, m, s
            (?<a>.)(?<a>.) ¦ 12 ¦ two groups called a
            \\ud800     ¦ 6 ¦ half a surrogate pair; write \\x{…} with the whole code point
            """)
    void refusesWithThePlace(String pattern, int position, String message) {
        assertThatThrownBy(() -> LinearPattern.of(pattern))
                .isInstanceOf(PatternMistake.class)
                .hasMessage("at character " + position + ": " + message);
    }

    @Test
    void knowsItsGroups() {
        LinearPattern pattern = LinearPattern.of("(?<db>\\w+):(\\d+)(x)?");
        byte[] value = "see HGNC:5".getBytes(StandardCharsets.UTF_8);
        search.begin(pattern, value, 0, value.length);

        assertThat(search.find()).isTrue();
        assertThat(search.start(pattern.group("db"))).isEqualTo(4);
        assertThat(search.end(2)).isEqualTo(10);
        assertThat(search.start(3)).isEqualTo(-1);
        assertThat(pattern.group("none")).isEqualTo(-1);
    }
}
