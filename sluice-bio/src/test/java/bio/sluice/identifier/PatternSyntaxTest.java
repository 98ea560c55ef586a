package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSyntaxTest {
    @ParameterizedTest
    @ValueSource(strings = {"(a", "a)", "[a", "a{", "a{x}", "a{3,2}", "a{0}", "a{1000}", "é", "\\"})
    void refusesWhatIsNotWellFormed(String pattern) {
        assertThatThrownBy(() -> new PatternSyntax().add(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pattern " + pattern + ", character ");
    }
}
