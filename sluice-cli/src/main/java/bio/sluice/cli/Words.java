package bio.sluice.cli;

import java.util.Iterator;
import java.util.List;

/// The words that shell completion offers for a flag's value. Immutable.
class Words implements Iterable<String> {
    private final List<String> words;

    Words(String... words) {
        this.words = List.of(words);
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }
}
