package bio.sluice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyHashTest {
    private final KeyHash hash = new KeyHash();

    private long of(String... parts) {
        hash.begin();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            hash.add(bytes, 0, bytes.length);
        }
        return hash.end();
    }

    @Test
    void tellsAMillionKeysOfAllLengthsApart() {
        Set<Long> hashes = new HashSet<>();
        Set<Integer> high = new HashSet<>();
        int keys = 0;

        for (int i = 0; i < 50_000; i++) {
            String number = Integer.toString(i);
            for (String key : new String[] {
                number,
                "P" + number,
                number + "x",
                "ENSG" + "0".repeat(11 - number.length()) + number,
                "a-rather-long-key-" + number,
                number + "-with-a-rather-long-tail-behind",
                "\0" + number,
                number + "\0",
                "é" + number,
                number + " ",
                " " + number,
                "chr1:" + number,
                "x".repeat(8) + number,
                number + "y".repeat(8),
                "z".repeat(16) + number,
                "HGNC:" + number,
                "GO:" + number,
                "rs" + number,
                "CHEBI:" + number,
                "TCGA-AB-" + number
            }) {
                hashes.add(of(key));
                high.add((int) (of(key) >>> 32));
                keys++;
            }
        }

        // Of a million random numbers of 64 bits two are the same with a probability of 3e-8; of 32 bits, about 116
        // are.
        assertThat(hashes).hasSize(keys).doesNotContain(0L);
        assertThat(high).hasSizeBetween(keys - 200, keys - 50);
    }

    @Test
    void tellsWhereAPartEnds() {
        assertThat(of("ab", "c")).isNotEqualTo(of("a", "bc")).isNotEqualTo(of("abc"));
        assertThat(of("", "a")).isNotEqualTo(of("a", "")).isNotEqualTo(of("a"));
    }

    @Test
    void doesNotDependOnWhereTheBytesLie() {
        byte[] bytes = "....P04637....".getBytes(StandardCharsets.UTF_8);
        hash.begin();
        hash.add(bytes, 4, 10);

        assertThat(hash.end()).isEqualTo(of("P04637"));
    }
}
