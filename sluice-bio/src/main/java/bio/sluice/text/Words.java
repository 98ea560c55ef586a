package bio.sluice.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A fixed list of texts in which a text is found by its UTF-8 bytes, without a string being made. Immutable and
/// thread-safe.
public final class Words implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[][] words;
    /// Open addressing; one more than the index of a word, 0 for an empty place. At least half are empty.
    private final int[] places;

    /// @param words the texts; of equal ones the first counts
    public Words(List<String> words) {
        this.words = new byte[words.size()][];
        this.places = new int[Math.max(4, Integer.highestOneBit(Math.max(1, words.size())) << 2)];
        for (int i = 0; i < this.words.length; i++) {
            byte[] word = words.get(i).getBytes(StandardCharsets.UTF_8);
            this.words[i] = word;
            int place = place(word, 0, word.length);
            if (places[place] == 0) {
                places[place] = i + 1;
            }
        }
    }

    /// The index of the word `bytes[start, end)`, or -1.
    public int indexOf(byte[] bytes, int start, int end) {
        return places[place(bytes, start, end)] - 1;
    }

    /// Number of words given.
    public int size() {
        return words.length;
    }

    private int place(byte[] bytes, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        int mask = places.length - 1;
        int place = (hash ^ hash >>> 15) * 0x9E3779B9 >>> 7 & mask;
        while (places[place] != 0) {
            byte[] word = words[places[place] - 1];
            if (Arrays.equals(word, 0, word.length, bytes, start, end)) {
                return place;
            }
            place = place + 1 & mask;
        }
        return place;
    }
}
