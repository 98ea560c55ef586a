package bio.sluice.identifier;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/// The words that stand for nothing in a table. Letter case makes no difference in them. Immutable, thread-safe.
final class EmptyValues {
    /// What data frames and databases usually write; the empty text always counts.
    static final List<String> USUAL = List.of("", "NA", "N/A", "-", ".", "null", "None", "nan");

    private final byte[][] words;
    private final int longest;

    EmptyValues(Collection<String> words) {
        this.words = words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int most = 0;
        for (byte[] word : this.words) {
            most = Math.max(most, word.length);
        }
        longest = most;
    }

    /// The length of the longest of them in bytes.
    int longest() {
        return longest;
    }

    /// Whether `bytes[start, end)` is one of them.
    boolean contains(byte[] bytes, int start, int end) {
        int length = end - start;
        return length == 0 || length <= longest && isWord(bytes, start, length);
    }

    private boolean isWord(byte[] bytes, int start, int length) {
        for (byte[] word : words) {
            int i = 0;
            while (word.length == length && i < length && same(word[i], bytes[start + i])) {
                i++;
            }
            if (i == length) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(byte a, byte b) {
        return a == b || (a ^ b) == 32 && (a | 32) >= 'a' && (a | 32) <= 'z';
    }
}
