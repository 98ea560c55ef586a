package bio.sluice.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// re2j 1.8 never comes back from compiling some patterns that ignore case; the fuzzer found the first of these.
class CaseFoldingTest {
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)(?<n>[^A-\uFFFD]+b)",
                "(?i)[à-\uFFFF]",
                "(?i)[x\\x{41}-\\x{FFFF}]",
                "(?i)[a-\\x{1C80}]",
                "(?i)[\\x{1C88}-\\x{FFFF}]",
                "(?i)\u1C85",
                "(?si)\\x{1c80}",
                "a(?i:b\\Q\u1C82\\E)",
                "(?i)[\\--\uFFFF]",
                "(?i)[]-\uFFFF]",
                "(?i)[\\]-\uFFFF]",
                "(?i)[[:alpha:]x-\uFFFF]",
            })
    void refusesPatternsThatAreNeverCompiled(String source) {
        assertTimeoutPreemptively(
                FAR_TOO_LONG,
                () -> assertThatThrownBy(() -> LinearPattern.of(source))
                        .isInstanceOf(PatternMistake.class)
                        .hasMessageContaining("U+1C80 to U+1C88"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-\uFFFF]+",
                "(?i)[а-я]",
                "(?i)[^\\x00-\\x7F]",
                "(?i)[\\x00-\\x{10FFFF}]",
                "(?i)[\\x{1C89}-\\x{FFFF}]",
                "(?i)[a-\\x{1C7F}\\x{1C89}-\\x{FFFF}]",
                "(?i)\\p{Cyrillic}\\PL",
                "(?i)\uABCD-",
            })
    void compilesTheRest(String source) {
        assertThat(assertTimeoutPreemptively(FAR_TOO_LONG, () -> LinearPattern.of(source)))
                .hasToString(source);
    }

    @Test
    void findsTheseLettersInValues() {
        byte[] value = "\u1C80 x".getBytes(StandardCharsets.UTF_8);
        PatternSearch search = new PatternSearch();

        boolean matches = assertTimeoutPreemptively(
                FAR_TOO_LONG, () -> search.matches(LinearPattern.of("(?i)[^a] X"), value, 0, value.length));

        assertThat(matches).isTrue();
    }
}
