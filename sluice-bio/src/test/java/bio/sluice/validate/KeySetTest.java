package bio.sluice.validate;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeySetTest {
    private static final long MEMORY = 1 << 16;

    private final SplittableRandom random = new SplittableRandom(11);

    private long[] keys(int count) {
        return random.longs(count).map(key -> key == 0 ? 1 : key).toArray();
    }

    private static KeySet of(long... keys) {
        KeySet set = new KeySet(MEMORY);
        for (long key : keys) {
            set.add(key);
        }
        return set;
    }

    @Test
    void knowsRepetitionsOfWhatItKeepsForCertain() {
        long[] keys = keys(new KeySet(MEMORY).capacity());
        KeySet set = of(keys);
        for (long key : keys(1_000_000)) {
            set.add(key);
        }

        for (long key : keys) {
            assertThat(set.contains(key)).isTrue();
        }
        assertThat(set.repeated()).isZero();
        for (long key : keys) {
            set.add(key);
        }
        assertThat(set.repeated()).isEqualTo(keys.length);
    }

    @Test
    void countsPossibleRepetitionsOfTheOthersWithNoMoreErrorThanItTells() {
        KeySet set = of(keys(new KeySet(MEMORY).capacity()));
        long[] later = keys(30_000);
        for (long key : later) {
            set.add(key);
        }

        BigDecimal rate = set.falsePositives();
        assertThat(set.filtered()).isEqualTo(30_000);
        // 262,144 bits, 7 hashes, 30,000 keys: (1 - e^(-7 * 30,000 / 262,144))^7 = 1.6 %.
        assertThat(rate).isBetween(new BigDecimal("0.014"), new BigDecimal("0.019"));
        assertThat(BigDecimal.valueOf(set.possiblyRepeated()))
                .isLessThan(rate.multiply(BigDecimal.valueOf(set.filtered())));
        long before = set.possiblyRepeated();
        for (long key : later) {
            set.add(key);
        }
        assertThat(set.possiblyRepeated() - before).isEqualTo(later.length);
    }

    @Test
    void goesOnAsItWas() throws CorruptInput {
        for (int count : new int[] {0, 10, 3_072, 20_000}) {
            long[] keys = keys(count);
            KeySet set = of(keys);
            StateWriter state = new StateWriter();
            set.write(state);
            KeySet restored = new KeySet(MEMORY);
            restored.read(new StateReader(state.toBytes()));

            for (long key : keys(5_000)) {
                set.add(key);
                restored.add(key);
            }
            for (long key : keys) {
                set.add(key);
                restored.add(key);
            }

            assertThat(restored.repeated()).isEqualTo(set.repeated());
            assertThat(restored.possiblyRepeated()).isEqualTo(set.possiblyRepeated());
            assertThat(restored.falsePositives()).isEqualTo(set.falsePositives());
        }
    }
}
