package bio.sluice.frequent;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrequentValuesTest {
    private static void add(FrequentValues values, int status, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        values.add(status, bytes, 0, bytes.length);
    }

    private static String text(FrequentValues.Entry entry) {
        return new String(entry.value(), StandardCharsets.UTF_8);
    }

    /// Few values that are frequent, and many that are not.
    private static String draw(SplittableRandom random) {
        double rank = 1 / (1 - random.nextDouble(0.9999));
        return "v" + (int) (rank * rank);
    }

    @Test
    void countsExactlyWhatItHasRoomFor() {
        FrequentValues values = new FrequentValues();
        for (int i = 0; i < FrequentValues.CAPACITY; i++) {
            for (int n = 0; n <= i % 7; n++) {
                add(values, i % 2, "value " + i);
            }
        }

        List<FrequentValues.Entry> top = values.top(3);

        assertThat(top).extracting(FrequentValues.Entry::count).containsOnly(7L);
        assertThat(top).extracting(FrequentValues.Entry::surplus).containsOnly(0L);
        assertThat(top).extracting(FrequentValuesTest::text).containsExactly("value 1000", "value 1007", "value 1014");
    }

    @Test
    void errsByNoMoreThanItTells() {
        SplittableRandom random = new SplittableRandom(3);
        FrequentValues values = new FrequentValues();
        Map<String, Long> truth = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            String value = draw(random);
            truth.merge(value, 1L, Long::sum);
            add(values, 0, value);
        }

        assertThat(truth.size()).isGreaterThan(2 * FrequentValues.CAPACITY);
        for (FrequentValues.Entry entry : values.top(FrequentValues.CAPACITY)) {
            long count = truth.getOrDefault(text(entry), 0L);
            assertThat(entry.count()).isBetween(count, count + entry.surplus());
            assertThat(entry.surplus()).isLessThanOrEqualTo(300_000 / FrequentValues.CAPACITY);
        }
        List<String> known = values.top(FrequentValues.CAPACITY).stream()
                .map(FrequentValuesTest::text)
                .toList();
        truth.forEach((value, count) -> {
            if (count > 300_000 / FrequentValues.CAPACITY) {
                assertThat(known).contains(value);
            }
        });
    }

    @Test
    void goesOnAsItWas() throws CorruptInput {
        SplittableRandom random = new SplittableRandom(4);
        FrequentValues values = new FrequentValues();
        for (int i = 0; i < 50_000; i++) {
            add(values, i % 3, draw(random));
        }
        StateWriter state = new StateWriter();
        values.write(state);
        FrequentValues restored = new FrequentValues();
        restored.read(new StateReader(state.toBytes()), 3);

        for (int i = 0; i < 50_000; i++) {
            String value = draw(random);
            add(values, i % 3, value);
            add(restored, i % 3, value);
        }

        assertThat(restored.top(FrequentValues.CAPACITY))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(values.top(FrequentValues.CAPACITY));
    }
}
