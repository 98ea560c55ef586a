package bio.sluice.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.fault.Faults;
import bio.sluice.format.Format;
import bio.sluice.formats.json.JsonlFormat;
import bio.sluice.formats.text.BytesInput;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.Encoder;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.RecordSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Records taken many at a time come to what each of them comes to alone: in a chunk of its own a record hardly ever
/// fills the blocks that the fast path works in, so it is split with care and its cells are escaped with care.
class PlainRecordsPropertyTest {
    private static final List<Map<String, Object>> DIALECTS = List.of(
            Map.of(),
            Map.of("delimiter", ";", "quote_char", "'"),
            Map.of("delimiter", "\t"),
            Map.of("quote_char", "none"),
            Map.of("delimiter", "\t", "quote_char", "none"),
            Map.of("comment", "#"),
            Map.of("ragged", "pad"),
            Map.of("skip_blank", false));
    /// The dialects in which they are written again; the last one cannot write everything.
    private static final List<Map<String, Object>> WRITTEN = List.of(
            Map.of(),
            Map.of("delimiter", ";", "quote_char", "'"),
            Map.of("delimiter", "\t"),
            Map.of("escape", "backslash"),
            Map.of("quote_char", "none"));
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");
    /// Most fields hold nothing special, so that runs of plain records come up, and what is special comes anywhere.
    private static final String[] PLAIN = {
        "", "a", "P12345", "ENSG00000286239.19", "x y", "a description of some length"
    };

    private static final String[] SPECIAL = {
        "\"q\"",
        "\"\"",
        "\"a,b\"",
        "\"a\tb\"",
        "\"a\nb\"",
        "\"a\r\nb\"",
        "'q;r'",
        "''",
        "a\"b",
        "\"a\"\"b\"",
        "\"a\" b",
        " \"a\"",
        "\\",
        "a\\b",
        "\u0001",
        "\u001f",
        "\u007f",
        "ä",
        "日本",
        "😄",
        "\r",
        "#",
        "it's",
        "\"",
        ",",
        "\"é\""
    };

    @Property(tries = 4_000)
    void manyRecordsComeToWhatEachComesToAlone(
            @ForAll long seed, @ForAll @IntRange(max = 7) int dialect, @ForAll @IntRange(max = 2) int lineEnd)
            throws IOException {
        Random random = new Random(seed);
        byte[] table = table(random, DIALECTS.get(dialect), LINE_ENDS.get(lineEnd), random.nextInt(60));

        String together = read(table, DIALECTS.get(dialect), 1_000);

        assertThat(together).isEqualTo(read(table, DIALECTS.get(dialect), 1));
    }

    /// Bytes are indexed a stretch of 32 KiB at a time.
    @Property(tries = 60)
    void recordsLieAcrossStretchesAndAreLongerThanThem(
            @ForAll long seed, @ForAll @IntRange(max = 7) int dialect, @ForAll @IntRange(max = 2) int lineEnd)
            throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        table.writeBytes(("a" + LINE_ENDS.get(lineEnd)).getBytes(StandardCharsets.UTF_8));
        for (int record = 0; record < 2_000; record++) {
            String field = random.nextInt(400) == 0 ? "long ".repeat(9_000) : field(random, 2);
            // The one column leaves no place for a delimiter.
            table.writeBytes(field.replaceAll("[,;\t]", ".").getBytes(StandardCharsets.UTF_8));
            table.writeBytes(LINE_ENDS.get(lineEnd).getBytes(StandardCharsets.UTF_8));
        }

        String together = read(table.toByteArray(), DIALECTS.get(dialect), 1_000);

        assertThat(together).isEqualTo(read(table.toByteArray(), DIALECTS.get(dialect), 1));
    }

    private static byte[] table(Random random, Map<String, Object> dialect, String lineEnd, int records) {
        String delimiter = dialect.getOrDefault("delimiter", ",").toString();
        int width = 1 + random.nextInt(5);
        int oddity = random.nextInt(40);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < width; i++) {
            text.writeBytes(((i == 0 ? "c" : delimiter + "c") + i).getBytes(StandardCharsets.UTF_8));
        }
        text.writeBytes(lineEnd.getBytes(StandardCharsets.UTF_8));
        for (int record = 0; record < records; record++) {
            int fields = random.nextInt(30) < oddity / 30 ? random.nextInt(width + 2) : width;
            for (int i = 0; i < fields; i++) {
                text.writeBytes((i == 0 ? "" : delimiter).getBytes(StandardCharsets.UTF_8));
                if (random.nextInt(1_000) < oddity / 35) {
                    text.write(0xE9);
                }
                text.writeBytes(field(random, oddity).getBytes(StandardCharsets.UTF_8));
            }
            if (record < records - 1 || random.nextBoolean()) {
                text.writeBytes(lineEnd.getBytes(StandardCharsets.UTF_8));
            }
        }
        return text.toByteArray();
    }

    private static String field(Random random, int oddity) {
        return random.nextInt(60) < oddity
                ? SPECIAL[random.nextInt(SPECIAL.length)]
                : PLAIN[random.nextInt(PLAIN.length)];
    }

    /// Everything that reading the table comes to, the records as JSON and as tables.
    private static String read(byte[] table, Map<String, Object> options, int maxRecords) throws IOException {
        Format format = new CsvFormat();
        List<BytesInput> inputs = List.of(new BytesInput("in", table));
        ByteSink json = new ByteSink(Budget.unlimited());
        JsonlFormat jsonl = new JsonlFormat();
        Encoder encoder = jsonl.write(TableReading.values(jsonl.writerOptions(), Map.of()))
                .encoder(List.of());
        List<Encoder> tables = new ArrayList<>();
        List<ByteSink> written = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Map<String, Long> warnings = new TreeMap<>();
        RecordSource source = format.read(List.copyOf(inputs), TableReading.values(format, options));
        Decoder decoder = source.decoder();
        Faults found = new Faults();
        Map<Schema, SchemaPath> paths = new IdentityHashMap<>();
        Batch batch = new Batch(
                Budget.unlimited(), s -> paths.computeIfAbsent(s, x -> new SchemaPath(new Schema[] {x}, null)), found);
        RawChunk raw = new RawChunk();
        try (ChunkSource chunks = source.open(1 << 20)) {
            while (chunks.next(raw, maxRecords, 1 << 20)) {
                if (raw.refused() != null) {
                    faults.add(raw.position(0, 0) + " " + raw.refused());
                    continue;
                }
                found.clear();
                decoder.decode(raw, batch, found);
                assertThat(batch.rows() + found.rejected().size()).isEqualTo(raw.records());
                encoder.encode(batch, Encoder.Rows.LIVE, json);
                if (tables.isEmpty()) {
                    for (Map<String, Object> dialect : WRITTEN) {
                        tables.add(format.write(TableReading.values(format.writerOptions(), dialect))
                                .encoder(raw.schema().with("more").names()));
                        written.add(new ByteSink(Budget.unlimited()));
                    }
                }
                for (int i = 0; i < tables.size(); i++) {
                    tables.get(i).encode(batch, Encoder.Rows.LIVE, written.get(i));
                }
                for (int row = 0; row < batch.rows(); row++) {
                    faults.add(raw.position(batch.record(row), batch.recordStart(row)) + "+"
                            + (batch.recordEnd(row) - batch.recordStart(row)));
                }
                found.rejected()
                        .forEach(f -> faults.add(raw.position(f.record(), f.start()) + " " + (f.end() - f.start())
                                + f.kind() + f.column() + f.value() + f.message()));
                found.warningCounts().forEach((kind, n) -> warnings.merge(kind, (long) n, Long::sum));
            }
        }
        faults.sort(null);
        return json + String.join("\n", faults) + warnings + written;
    }
}
