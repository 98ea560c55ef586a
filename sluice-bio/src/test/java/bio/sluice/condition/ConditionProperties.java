package bio.sluice.condition;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.text.DecimalText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class ConditionProperties {
    @Property
    void readsOrRefusesAnythingWithAPositionInside(@ForAll String source) {
        readOrRefuse(source);
    }

    @Property(tries = 2_000)
    void readsOrRefusesAnyRowOfWords(@ForAll("words") String source) {
        readOrRefuse(source);
    }

    private static void readOrRefuse(String source) {
        try {
            Condition.of(source)
                    .bind()
                    .holds(Records.json("{\"a\":\"x\",\"b\":5}").batch(), 0);
        } catch (ConditionMistake mistake) {
            assertThat(mistake.position()).isBetween(1, source.codePointCount(0, source.length()) + 1);
        }
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "(",
                        ")",
                        "and",
                        "or",
                        "not",
                        "in",
                        "[",
                        "]",
                        ",",
                        "==",
                        "<",
                        "!=",
                        "null",
                        "true",
                        "5",
                        "-1.5",
                        "\"x\"",
                        "len",
                        "startswith",
                        "contains",
                        "matches",
                        "a.len",
                        "`a b`",
                        ".")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join(" ", words));
    }

    @Property
    void comparesNumbersAsBigDecimalDoes(
            @ForAll @Scale(20) @BigRange(min = "-1e19", max = "1e19") BigDecimal a,
            @ForAll @Scale(3) @BigRange(min = "-100", max = "100") BigDecimal b) {
        assertThat(compare(a.toPlainString(), b.toPlainString())).isEqualTo(a.compareTo(b));
        assertThat(compare(b.toString(), a.toString())).isEqualTo(b.compareTo(a));
        assertThat(compare(b.toPlainString(), b.stripTrailingZeros().toPlainString()))
                .isZero();
    }

    private static int compare(String a, String b) {
        byte[] x = a.getBytes(StandardCharsets.US_ASCII);
        byte[] y = b.getBytes(StandardCharsets.US_ASCII);
        assertThat(DecimalText.isNumber(x, 0, x.length)).isTrue();
        return Integer.signum(DecimalText.compare(x, 0, x.length, y, 0, y.length));
    }
}
