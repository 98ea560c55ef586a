package bio.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
    @Test
    void leavesPlainWordsAlone() {
        assertThat(ShellWords.of("sluice", List.of("map", "data/in.csv", "--id", "UniProt=uniprot")))
                .isEqualTo("sluice map data/in.csv --id UniProt=uniprot");
    }

    @Test
    void quotesWhatAShellWouldChange() {
        assertThat(ShellWords.of("sluice", List.of("a b", "*.csv", "it's", "$HOME", "", "β")))
                .isEqualTo("sluice 'a b' '*.csv' 'it'\\''s' '$HOME' '' 'β'");
    }
}
