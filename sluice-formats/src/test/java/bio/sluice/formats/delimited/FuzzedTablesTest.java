package bio.sluice.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.formats.text.BytesInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tables that the fuzzer found.
class FuzzedTablesTest {
    @Test
    void refusesEachLineOfATableWithoutQuotesThatBeginsWithTheByteFE() throws IOException {
        byte[] table = "a\tb\n\u00FEx\ty\nz\n1\t2\n".getBytes(StandardCharsets.ISO_8859_1);

        TableReading reading =
                TableReading.of(new TsvFormat(), List.of(new BytesInput("in.tsv", table)), Map.of(), 1_000, 1 << 20);

        assertThat(reading.rows()).containsExactly(List.of("1", "2"));
        assertThat(reading.refused())
                .extracting(refused -> refused.kind() + " " + refused.position().line())
                .containsExactly("undecodable 2", "ragged_row 3");
    }
}
