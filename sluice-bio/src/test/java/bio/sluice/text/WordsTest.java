package bio.sluice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void findsEachWordAndNoOther() {
        List<String> all = IntStream.range(0, 1_000).mapToObj(i -> "ID" + i).toList();
        Words words = new Words(all);

        for (int i = 0; i < 1_000; i++) {
            assertThat(indexOf(words, "ID" + i)).isEqualTo(i);
            assertThat(indexOf(words, "id" + i)).isEqualTo(-1);
        }
    }

    @Test
    void countsTheFirstOfEqualWords() {
        assertThat(indexOf(new Words(List.of("a", "", "a")), "a")).isZero();
        assertThat(indexOf(new Words(List.of("a", "", "a")), "")).isEqualTo(1);
    }

    @Test
    void findsNothingInAnEmptyList() {
        assertThat(indexOf(new Words(List.of()), "a")).isEqualTo(-1);
    }

    private static int indexOf(Words words, String text) {
        byte[] bytes = (" " + text + " ").getBytes(StandardCharsets.UTF_8);
        return words.indexOf(bytes, 1, bytes.length - 1);
    }
}
