package bio.sluice.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
            a|ab            ¦ ab         ¦ a
            ab|a            ¦ ab         ¦ ab
            a+?b            ¦ aab        ¦ aab
            a{2,}           ¦ aaaaa      ¦ aaaaa
            [^a-c]          ¦ abcd       ¦ d
            [α-ω]+          ¦ xαβγy      ¦ αβγ
            \\p{Greek}+     ¦ xαβγy      ¦ αβγ
            .               ¦ α😀        ¦ α|😀
            (?i)tp53        ¦ Tp53 TP53  ¦ Tp53|TP53
            (?i)[α-ω]       ¦ Σ          ¦ Σ
            ^a              ¦ aa         ¦ a
            a$              ¦ aa         ¦ a
            \\bTP\\b        ¦ TP STP TP  ¦ TP|TP
            \\d             ¦ 5٥         ¦ 5
            [[:upper:]\\d]+ ¦ abC4       ¦ C4
            \\x41\\x{42}    ¦ AB         ¦ AB
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
                "(a?){300}a{300}b",
                "(.*)(.*)(.*)(.*)(.*)x",
                "(a+){2,20}c",
                "((a?)?)*((a?)?)*((a?)?)*((a?)?)*((a?)?)*x"
            })
    @Timeout(20)
    void takesLinearTimeOnPatternsThatBacktrackForYearsElsewhere(String pattern) {
        byte[] value = ("a".repeat(20_000) + "!").getBytes(StandardCharsets.UTF_8);

        assertThat(search.matches(LinearPattern.of(pattern), value, 0, value.length))
                .isFalse();
    }

    @Test
    void doesNotOverflowTheStack() throws InterruptedException {
        byte[] value = "ab".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        boolean[] matched = new boolean[2];
        Thread thread = new Thread(
                null,
                () -> {
                    matched[0] = search.matches(LinearPattern.of("(?:a|b)*"), value, 0, value.length);
                    matched[1] = search.matches(LinearPattern.of("([ab]?){600}"), value, 0, 100);
                },
                "small stack",
                512 << 10);
        thread.start();
        thread.join();

        assertThat(matched).containsExactly(true, true);
    }

    @Test
    @Timeout(20)
    void tellsWhenAllMatchesTogetherTakeTooLong() {
        byte[] value = "a".repeat(200_000).getBytes(StandardCharsets.UTF_8);

        search.begin(LinearPattern.of("a.*b|a"), value, 0, value.length);
        int found = 0;
        while (!search.isExhausted() && search.find()) {
            found++;
        }
        assertThat(found).isBetween(1, 1_000);

        search.begin(LinearPattern.of("a"), value, 0, value.length);
        found = 0;
        while (!search.isExhausted() && search.find()) {
            found++;
        }
        assertThat(found).isEqualTo(200_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "(?:(?:(?:){1000}){1000}){1000}",
                "(a{0,100}){100,}",
                "a{1000}b{1000}c{1000}"
            })
    @Timeout(20)
    void refusesRepetitionsThatFillTheMemory(String pattern) {
        assertThatThrownBy(() -> LinearPattern.of(pattern))
                .isInstanceOf(PatternMistake.class)
                .hasMessage("it is too large; are there large {n} repetitions, perhaps inside each other?");
    }

    @Test
    void refusesPatternsOfExcessiveLength() {
        assertThat(LinearPattern.of("a".repeat(1_000)).groups()).isZero();
        assertThatThrownBy(() -> LinearPattern.of("a".repeat(1_001)))
                .isInstanceOf(PatternMistake.class)
                .hasMessage("it is longer than 1000 characters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\u0001', textBlock = """
            (a          ¦ missing closing )
            a)          ¦ there is a ) without its (
            α[a         ¦ at character 2, [a: missing closing ]
            |*a         ¦ at character 2, *: missing argument to repetition operator
            a\\         ¦ trailing backslash at end of expression
            😀(?=a)     ¦ at character 2, (?=: lookaround is not supported, for it has no linear-time match (patterns are those of RE2)
            a(?!b)      ¦ at character 2, (?!: lookaround is not supported, for it has no linear-time match (patterns are those of RE2)
            x(?<=a)b    ¦ at character 2, (?<=a)b: lookaround is not supported, for it has no linear-time match (patterns are those of RE2)
            x(?<!a)b    ¦ at character 2, (?<!a)b: lookaround is not supported, for it has no linear-time match (patterns are those of RE2)
            (a)\\1      ¦ at character 4, \\1: back-references are not supported, for they have no linear-time match (patterns are those of RE2)
            (?>a)       ¦ at character 1, (?>: invalid or unsupported Perl syntax
            \\+++       ¦ at ++: invalid nested repetition operator
            a{2,1}      ¦ at character 2, {2,1}: invalid repeat count
            a{1001}     ¦ at character 2, {1001}: invalid repeat count
            [z-a]       ¦ at character 2, z-a: invalid character class range
            a\\y        ¦ at character 2, \\y: invalid escape sequence
            (?<n>.)(?<n>.) ¦ at n: duplicate capture group name
            """)
    void refusesWithThePlace(String pattern, String message) {
        assertThatThrownBy(() -> LinearPattern.of(pattern))
                .isInstanceOf(PatternMistake.class)
                .hasMessage(message);
    }

    @Test
    void findsEmptyMatchesBetweenCharactersOnly() {
        byte[] value = "éa😀".getBytes(StandardCharsets.UTF_8);
        search.begin(LinearPattern.of("a*"), value, 0, value.length);
        List<Integer> places = new ArrayList<>();
        while (search.find()) {
            places.add(search.start(0));
        }

        assertThat(places).containsExactly(0, 2, 3, 7);
    }

    @Test
    void knowsItsGroups() {
        LinearPattern pattern = LinearPattern.of("(?<db>\\w+):(\\d+)(x)?");
        byte[] value = "sée HGNC:5".getBytes(StandardCharsets.UTF_8);
        search.begin(pattern, value, 0, value.length);

        assertThat(search.find()).isTrue();
        assertThat(pattern.groups()).isEqualTo(3);
        assertThat(search.start(pattern.group("db"))).isEqualTo(5);
        assertThat(search.end(2)).isEqualTo(11);
        assertThat(search.start(3)).isEqualTo(-1);
        assertThat(pattern.group("none")).isEqualTo(-1);
    }

    @Test
    void travelsToOtherMachines() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(LinearPattern.of("(?<x>a+)"));
        }
        LinearPattern there;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            there = (LinearPattern) in.readObject();
        }

        assertThat(there.group("x")).isEqualTo(1);
        assertThat(search.matches(there, new byte[] {'a', 'a'}, 0, 2)).isTrue();
    }
}
