package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.app.Sluice;
import bio.sluice.app.job.RunSettings;
import bio.sluice.stream.RunListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A run over inputs with repaired dead letters laid over them leaves what a run over repaired inputs leaves.
class RetryProperties {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 2_000;

    /// A kind of table, with a byte sequence that its encoding cannot decode.
    enum Kind {
        CSV("csv", ",", "\n", StandardCharsets.UTF_8, "utf-8", 0xE9),
        CSV_CRLF("csv", ",", "\r\n", Charset.forName("windows-1252"), "windows-1252", 0x81),
        CSV_CR("csv", ",", "\r", StandardCharsets.UTF_8, "utf-8", 0xFF),
        CSV_UTF_16("csv", ",", "\n", StandardCharsets.UTF_16LE, "utf-16le", 0x00, 0xDC),
        TSV("tsv", "\t", "\n", StandardCharsets.ISO_8859_1, "iso-8859-1"),
        TSV_UTF_32("tsv", "\t", "\r\n", Charset.forName("UTF-32BE"), "utf-32be", 0x00, 0x11, 0x00, 0x00),
        JSONL("jsonl", "", "\n", StandardCharsets.UTF_8, "utf-8", 0xC3),
        JSONL_CRLF("jsonl", "", "\r\n", StandardCharsets.UTF_16BE, "utf-16be", 0xDC, 0x00);

        private final String format;
        private final String delimiter;
        private final String lineEnd;
        private final Charset charset;
        private final String encoding;
        private final byte[] undecodable;

        Kind(String format, String delimiter, String lineEnd, Charset charset, String encoding, int... undecodable) {
            this.format = format;
            this.delimiter = delimiter;
            this.lineEnd = lineEnd;
            this.charset = charset;
            this.encoding = encoding;
            this.undecodable = new byte[undecodable.length];
            for (int i = 0; i < undecodable.length; i++) {
                this.undecodable[i] = (byte) undecodable[i];
            }
        }

        private String record(String... values) {
            if (!format.equals("jsonl")) {
                return String.join(delimiter, values);
            }
            ObjectNode object = JSON.createObjectNode();
            for (int i = 0; i < values.length; i++) {
                object.put("abcdef".substring(i, i + 1), values[i]);
            }
            return object.toString();
        }

        private boolean isQuoted() {
            return format.equals("csv");
        }
    }

    /// How the runs that are compared go about their work.
    private record Way(int chunkSize, int workers) {}

    @Property(tries = 120)
    void equalsAFreshRunOverTheRepairedInput(
            @ForAll Kind kind,
            @ForAll boolean marked,
            @ForAll boolean packed,
            @ForAll @From("ways") Way way,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        Path folder = Files.createTempDirectory("retry");
        try {
            Map<String, byte[]> contents = new LinkedHashMap<>();
            int files = 1 + random.nextInt(3);
            for (int i = 0; i < files; i++) {
                String name = folder.resolve("in" + i + "." + kind.format + (packed ? ".gz" : ""))
                        .toString();
                contents.put(name, content(kind, marked, random));
            }
            write(contents, packed);
            Finished first = Finished.of(job(kind, contents, way), folder.resolve("first.jsonl"));
            List<JsonNode> letters = edited(first.deadLetters(), kind, random);
            Path dead = folder.resolve("fixed.jsonl");
            Files.writeString(
                    dead,
                    String.join("\n", letters.stream().map(JsonNode::toString).toList()));

            Sluice retry = job(kind, contents, way).with("repairs", dead.toString());
            Sluice again = job(kind, contents, way).with(new RunSettings(true, "", RunListener.SILENT, note -> {}));
            Map<String, byte[]> repaired = repaired(contents, letters, kind.charset);
            if (repaired.values().stream().anyMatch(content -> isEmpty(content, kind.charset))) {
                // The only record of an input was taken out: both runs refuse what is left.
                assertThatThrownBy(() -> Finished.of(retry, folder.resolve("out.jsonl")))
                        .hasMessageEndingWith("is empty");
                write(repaired, packed);
                assertThatThrownBy(() -> Finished.of(again, folder.resolve("first.jsonl")))
                        .hasMessageEndingWith("is empty");
                return;
            }
            Finished retried = Finished.of(retry, folder.resolve("out.jsonl"));

            write(repaired, packed);
            Finished fresh = Finished.of(again, folder.resolve("first.jsonl"));
            assertThat(retried.text()).isEqualTo(fresh.text());
            assertThat(new String(retried.errorBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(new String(fresh.errorBytes(), StandardCharsets.UTF_8));
            assertThat(retried.report().ledger()).isEqualTo(fresh.report().ledger());
            assertThat(lasting(retried)).isEqualTo(lasting(fresh));
        } finally {
            deleteAll(folder);
        }
    }

    /// A sample of the property above that is rare: the only record of the second input is taken out.
    @Example
    void refusesAnInputOfWhichNothingIsLeftAsAFreshRunDoes() throws IOException {
        equalsAFreshRunOverTheRepairedInput(Kind.JSONL, true, true, new Way(1, 1), -127);
    }

    @Example
    void hasLettersOfEveryKindToRepair() throws IOException {
        Set<String> kinds = new TreeSet<>();
        Set<String> places = new TreeSet<>();
        boolean severalCopies = false;
        Path folder = Files.createTempDirectory("retry");
        try {
            for (Kind kind : Kind.values()) {
                Map<String, byte[]> contents = new LinkedHashMap<>();
                for (int i = 0; i < 10; i++) {
                    contents.put(
                            folder.resolve(kind + "" + i + "." + kind.format).toString(),
                            content(kind, false, new Random(i)));
                }
                write(contents, false);
                Finished first = Finished.of(job(kind, contents, new Way(10, 2)), folder.resolve(kind + ".out"));
                for (JsonNode letter : first.deadLetters()) {
                    kinds.add(letter.get("kind").asString());
                    kinds.addAll(letter.has("raw_base64") ? Set.of("raw_base64") : Set.of());
                    kinds.addAll(letter.has("raw_truncated") ? Set.of("raw_truncated") : Set.of());
                    severalCopies |= !places.add(letter.get("source").asString() + letter.get("offset"));
                }
            }
        } finally {
            deleteAll(folder);
        }

        assertThat(kinds)
                .contains(
                        "ragged_row",
                        "undecodable",
                        "record_too_large",
                        "unterminated_quote",
                        "malformed_json",
                        "boom",
                        "processor_error",
                        "raw_base64",
                        "raw_truncated");
        assertThat(severalCopies).isTrue();
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<Way> ways() {
        return Arbitraries.of(1, 2, 1_000).flatMap(size -> Arbitraries.of(1, 4).map(workers -> new Way(size, workers)));
    }

    private static ObjectNode lasting(Finished finished) throws IOException {
        ObjectNode manifest = (ObjectNode) JSON.readTree(finished.lastingManifest());
        manifest.remove("repairs");
        return manifest;
    }

    /// Copies each record as often as its last value says; a record is refused, copy by copy, where a value says so.
    private static Sluice job(Kind kind, Map<String, byte[]> contents, Way way) {
        return Sluice.read(contents.keySet().toArray(String[]::new))
                .with("encoding", kind.encoding)
                .with("max_record_bytes", LONGEST)
                .with("chunk_size", way.chunkSize)
                .with("max_concurrent_chunks", way.workers)
                .then(
                        "parse",
                        Map.of(
                                "column_mappings",
                                List.of(Map.of(
                                        "source_column",
                                        "a",
                                        "identifier_type",
                                        "uniprot",
                                        "on_composite",
                                        "explode"))))
                .then(row -> {
                    if ("boom".equals(row.get("b"))) {
                        row.fail("boom", "it went off");
                    }
                    if ("throw".equals(row.get("b"))) {
                        throw new IllegalStateException("thrown");
                    }
                });
    }

    private static byte[] content(Kind kind, boolean marked, Random random) {
        StringBuilder text = new StringBuilder();
        if (marked && !kind.charset.name().matches("windows-1252|ISO-8859-1")) {
            text.append('\uFEFF');
        }
        if (!kind.format.equals("jsonl")) {
            text.append(kind.record("a", "b", "c")).append(kind.lineEnd);
        }
        int records = 1 + random.nextInt(40);
        for (int i = 0; i < records; i++) {
            text.append(line(kind, random));
            text.append(i < records - 1 || random.nextBoolean() ? kind.lineEnd : "");
        }
        return bytes(kind, text.toString());
    }

    private static String line(Kind kind, Random random) {
        String id = random.nextInt(3) == 0 ? "P04637;P38398" : "P0463" + random.nextInt(10);
        return switch (random.nextInt(14)) {
            case 0 -> kind.record(id) + (kind.format.equals("jsonl") ? "," : "");
            case 1 -> kind.record(id, "b", "c", "d") + (kind.format.equals("jsonl") ? "}" : "");
            case 2 -> kind.record(id, "boom", "caf\u00e9");
            case 3 -> kind.record(id, "throw", "c");
            case 4 -> kind.record(id, "\uE000", "undecodable");
            case 5 ->
                (kind.lineEnd.equals("\n") && random.nextBoolean() ? "\r\r" : "")
                        + kind.record(id, "x".repeat(LONGEST + random.nextInt(70_000)), "too long");
            case 6 -> kind.isQuoted() ? kind.record(id, "\"never closed", "c") : kind.record(id, "b", "c");
            case 7 ->
                kind.isQuoted() ? kind.record(id, "\"over" + kind.lineEnd + "two\"", "c") : kind.record(id, "b", "c");
            case 8 -> kind.lineEnd + kind.record(id, "b", "after a blank line");
            case 9 ->
                kind.isQuoted()
                        ? kind.record(id, "\"boom\"", "\"over" + kind.lineEnd + "\"\"two\"\"\"", "surplus")
                        : kind.record(id, "boom", "c");
            default -> kind.record(id, "\u00e9 " + random.nextInt(1_000), "c");
        };
    }

    /// Private characters stand for bytes that no encoding can decode.
    private static byte[] bytes(Kind kind, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] parts = text.split("\uE000", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                out.writeBytes(kind.undecodable);
            }
            out.writeBytes(parts[i].getBytes(kind.charset));
        }
        return out.toByteArray();
    }

    /// Letters as people leave them: as they were, repaired, made longer, shorter, empty, into two, or left out; those
    /// about one record alike, and sometimes in another order.
    private static List<JsonNode> edited(List<JsonNode> letters, Kind kind, Random random) {
        Map<String, Integer> choices = new LinkedHashMap<>();
        List<JsonNode> edited = new ArrayList<>();
        for (JsonNode letter : letters) {
            ObjectNode copy = (ObjectNode) letter.deepCopy();
            int choice = choices.computeIfAbsent(
                    letter.get("source").asString() + letter.get("offset"), unused -> random.nextInt(8));
            String text = switch (choice) {
                case 0 -> null;
                case 1 -> "";
                case 2 -> kind.record("P38398", "two", "\u00e9") + kind.lineEnd + kind.record("P38398", "boom", "c");
                case 3 -> kind.record("P38398", "y".repeat(1_500), "longer");
                case 4 -> kind.record("P", "", "");
                default -> kind.record("P04637;P38398", "good", "caf\u00e9");
            };
            if (choice == 7) {
                continue;
            }
            if (text != null) {
                copy.put("raw", text);
                copy.remove(List.of("raw_base64", "raw_truncated", "message", "hint"));
                copy.put("note of mine", true);
            }
            edited.add(copy);
        }
        if (random.nextBoolean()) {
            Collections.shuffle(edited, random);
        }
        return edited;
    }

    /// The contents with the letters' text in place of their records, found without the code under test.
    private static Map<String, byte[]> repaired(Map<String, byte[]> contents, List<JsonNode> letters, Charset charset) {
        Map<String, byte[]> repaired = new LinkedHashMap<>(contents);
        List<JsonNode> backwards = new ArrayList<>(letters);
        backwards.sort(Comparator.comparingLong(
                (JsonNode letter) -> -letter.get("offset").asLong()));
        Map<String, Long> done = new LinkedHashMap<>();
        for (JsonNode letter : backwards) {
            String source = letter.get("source").asString();
            int offset = letter.get("offset").asInt();
            if (letter.has("raw_truncated") || Long.valueOf(offset).equals(done.put(source, (long) offset))) {
                continue;
            }
            byte[] text = letter.has("raw")
                    ? letter.get("raw").asString().getBytes(charset)
                    : Base64.getDecoder().decode(letter.get("raw_base64").asString());
            byte[] before = repaired.get(source);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(before, 0, offset);
            out.writeBytes(text);
            int end = offset + letter.get("length").asInt();
            out.write(before, end, before.length - end);
            repaired.put(source, out.toByteArray());
        }
        return repaired;
    }

    /// Whether there is nothing in it but a byte order mark.
    private static boolean isEmpty(byte[] content, Charset charset) {
        return Set.of("", "\uFEFF").contains(new String(content, charset));
    }

    private static void write(Map<String, byte[]> contents, boolean packed) throws IOException {
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            Files.write(Path.of(content.getKey()), packed ? Packed.bgzf(content.getValue(), 500) : content.getValue());
        }
    }
}
