package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextOrderTest {
    /// Beginnings that many texts share, one of them longer than a word and one that zeros make longer.
    private static final String[] BEGINNINGS = {"", "P", "ENSG00000", "ENSG0000012345678", "ENSG00000\0", "NP_00\0\0\0"
    };

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 1", "1000, 1", "1000, 3", "50000, 1", "50000, 4", "50000, 100000"})
    void ordersTextsByTheirBytesAndEqualOnesByTheirTies(int count, int numbers) {
        Random random = new Random(count + numbers);
        byte[][] texts = new byte[count][];
        int[] starts = new int[count];
        int[] ends = new int[count];
        int[] ties = new int[count];
        int length = 0;
        for (int i = 0; i < count; i++) {
            String text = BEGINNINGS[random.nextInt(BEGINNINGS.length)] + random.nextInt(numbers);
            texts[i] = text.getBytes(StandardCharsets.UTF_8);
            starts[i] = length;
            ends[i] = length += texts[i].length;
            ties[i] = random.nextInt(3);
        }
        byte[] pool = new byte[length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(texts[i], 0, pool, starts[i], texts[i].length);
        }

        int[] order = new TextOrder(pool, starts, ends, ties).order();

        Comparator<Integer> byText = (a, b) -> Arrays.compareUnsigned(texts[a], texts[b]);
        assertThat(order)
                .containsExactly(IntStream.range(0, count)
                        .boxed()
                        .sorted(byText.thenComparing(i -> ties[i]).thenComparing(i -> i))
                        .mapToInt(i -> i)
                        .toArray());
    }
}
