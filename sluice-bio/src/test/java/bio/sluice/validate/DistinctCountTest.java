package bio.sluice.validate;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctCountTest {
    private static DistinctCount of(int different, int times) {
        DistinctCount count = new DistinctCount();
        for (int i = 0; i < times; i++) {
            new SplittableRandom(5).longs(different).forEach(key -> count.add(key == 0 ? 1 : key));
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, DistinctCount.EXACT})
    void isExactUpToItsLimit(int different) {
        DistinctCount count = of(different, 2);

        assertThat(count.isExact()).isTrue();
        assertThat(count.count()).isEqualTo(different);
    }

    @ParameterizedTest
    @ValueSource(ints = {DistinctCount.EXACT + 1, 150_000, 500_000, 3_000_000})
    void estimatesWithinFourStandardErrorsBeyond(int different) {
        DistinctCount count = of(different, 1);

        assertThat(count.isExact()).isFalse();
        assertThat(count.count()).isBetween(Math.round(different * 0.9676), Math.round(different * 1.0324));
    }

    @Test
    void goesOnAsItWas() throws CorruptInput {
        for (int different : new int[] {0, 90_000, 200_000}) {
            DistinctCount count = of(different, 1);
            StateWriter state = new StateWriter();
            count.write(state);
            DistinctCount restored = new DistinctCount();
            restored.read(new StateReader(state.toBytes()));

            new SplittableRandom(6).longs(50_000).forEach(key -> {
                count.add(key);
                restored.add(key);
            });

            assertThat(restored.count()).isEqualTo(count.count());
            assertThat(restored.isExact()).isEqualTo(count.isExact());
        }
    }
}
