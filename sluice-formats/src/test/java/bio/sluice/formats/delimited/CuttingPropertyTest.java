package bio.sluice.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.fault.RunStopped;
import bio.sluice.formats.text.BytesInput;
import bio.sluice.io.CorruptInput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// However a table is read and cut, the same records come out at the same places.
class CuttingPropertyTest {
    private static final DelimitedFormat CSV = new CsvFormat();

    @Property(tries = 3_000)
    void cuttingAtAnySizeEqualsOneBlock(
            @ForAll("text") String text,
            @ForAll("options") Map<String, Object> options,
            @ForAll("sizes") int maxRecords,
            @ForAll("sizes") int maxBytes,
            @ForAll("sizes") int maxRead)
            throws IOException {
        BytesInput input = new BytesInput("in", "a,b\n" + text);

        assertThat(outcome(input.withMaxRead(maxRead), options, maxRecords, maxBytes))
                .isEqualTo(outcome(input, options, 100_000, 1 << 20));
    }

    @Property(tries = 1_000)
    void lineEndsOfAnyKindAreCutAlike(
            @ForAll("text") String text, @ForAll("sizes") int maxRecords, @ForAll("sizes") int maxRead)
            throws IOException {
        for (String lineEnd : List.of("\r", "\r\n")) {
            String content = "a,b\n" + text.replace("\r", "");
            BytesInput input = new BytesInput("in", content.replace("\n", lineEnd));
            Object cut = outcome(input.withMaxRead(maxRead), Map.of(), maxRecords, 1 << 20);

            assertThat(cut).isEqualTo(outcome(input, Map.of(), 100_000, 1 << 20));
            if (cut instanceof TableReading reading) {
                TableReading plain =
                        TableReading.of(CSV, List.of(new BytesInput("in", content)), Map.of(), 100_000, 1 << 20);
                assertThat(reading.rows().toString().replace(lineEnd, "\n"))
                        .isEqualTo(plain.rows().toString());
                assertThat(reading.positions().stream().map(p -> p.line() + " " + p.record()))
                        .isEqualTo(plain.positions().stream()
                                .map(p -> p.line() + " " + p.record())
                                .toList());
            }
        }
    }

    private static Object outcome(BytesInput input, Map<String, Object> options, int maxRecords, int maxBytes)
            throws IOException {
        try {
            return TableReading.of(CSV, List.of(input), options, maxRecords, maxBytes);
        } catch (RunStopped | CorruptInput stopped) {
            return stopped.toString();
        }
    }

    @Provide
    Arbitrary<String> text() {
        // Bytes that mean something, so that short texts get into every state.
        return Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.of("x", "yz", "long enough for words")),
                        Tuple.of(4, Arbitraries.of(",", "\n", "\"", ",\"", "\",")),
                        Tuple.of(1, Arbitraries.of("\r", "\r\n", "\"\"", "#", " ", "\t", "é", "1,2\n", "\n\n")))
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Map<String, Object>> options() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of("\"", "none", "'"),
                        Arbitraries.of("pad", "dead_letter"),
                        Arbitraries.of(10, 20, 50, 1 << 20))
                .as((strip, skipBlank, comment, quote, ragged, longest) -> {
                    Map<String, Object> options = new HashMap<>();
                    options.put("strip_whitespace", strip);
                    options.put("skip_blank", skipBlank);
                    options.put("quote_char", quote);
                    options.put("ragged", ragged);
                    options.put("max_record_bytes", longest);
                    if (comment) {
                        options.put("comment", "#");
                    }
                    return options;
                });
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.of(1, 2, 3, 7, 16, 61, 1_000);
    }
}
