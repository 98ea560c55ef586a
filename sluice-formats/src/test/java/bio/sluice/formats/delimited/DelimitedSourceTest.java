package bio.sluice.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.RunStopped;
import bio.sluice.formats.text.BytesInput;
import bio.sluice.io.ByteInput;
import bio.sluice.io.CorruptInput;
import bio.sluice.io.InputFile;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedSourceTest {
    private static final CsvFormat CSV = new CsvFormat();
    private static final TsvFormat TSV = new TsvFormat();

    private static TableReading csv(String text, Map<String, ?> options) throws IOException {
        return TableReading.of(CSV, List.of(new BytesInput("in.csv", text)), options);
    }

    private static TableReading csv(String text) throws IOException {
        return csv(text, Map.of());
    }

    private static TableReading csv(List<String> texts, Map<String, ?> options) throws IOException {
        List<BytesInput> inputs = new ArrayList<>();
        for (String text : texts) {
            inputs.add(new BytesInput((char) ('a' + inputs.size()) + ".csv", text));
        }
        return TableReading.of(CSV, inputs, options);
    }

    @Nested
    class Headers {
        @Test
        void areTrimmedAndMadeWholeAndUnique() throws IOException {
            TableReading reading = csv(" id ,x,,x,x_2,x\n1,2,3,4,5,6\n");

            assertThat(reading.columns()).containsExactly("id", "x", "col_2", "x_3", "x_2", "x_4");
            assertThat(reading.notes())
                    .containsExactly("in.csv: column \"x\" stands twice, the later one is read as \"x_3\""
                            + "; names of 1 more are numbered in this way");
        }

        @Test
        void mayBeForbiddenToRepeatAName() {
            assertThatThrownBy(() -> csv("a,a\n", Map.of("duplicate_header", "error")))
                    .isInstanceOf(RunStopped.class)
                    .hasMessage("in.csv: column \"a\" stands twice in the header; rename one, or set "
                            + "duplicate_header: rename");
        }

        @Test
        void aloneGiveNoRows() throws IOException {
            TableReading reading = csv("a,b\n");

            assertThat(reading.columns()).containsExactly("a", "b");
            assertThat(reading.rows()).isEmpty();
        }

        @Test
        void areNumberedWhereThereAreNone() throws IOException {
            TableReading reading = csv("1,2\n3,4\n", Map.of("skip_header", false));

            assertThat(reading.columns()).containsExactly("col_0", "col_1");
            assertThat(reading.rows()).containsExactly(List.of("1", "2"), List.of("3", "4"));
            assertThat(reading.positions()).extracting(p -> p.record()).containsExactly(1L, 2L);
        }

        @Test
        void comeFromTheColumnsOptionWhereThereAreNone() throws IOException {
            TableReading reading = csv("1,2\n3\n", Map.of("header", false, "columns", List.of("x", "y")));

            assertThat(reading.columns()).containsExactly("x", "y");
            assertThat(reading.refused()).extracting(r -> r.kind()).containsExactly("ragged_row");
        }

        @Test
        void standBehindSkippedRowsCommentsAndBlankLines() throws IOException {
            TableReading reading =
                    csv("\"junk\nmore\n#c \"x\n\na,b\n#d\n1,2\n", Map.of("skip_rows", 2, "comment", "#"));

            assertThat(reading.columns()).containsExactly("a", "b");
            assertThat(reading.rows()).containsExactly(List.of("1", "2"));
            assertThat(reading.blank()).isEqualTo(1);
            assertThat(reading.positions().get(0).toString()).isEqualTo("in.csv, record 1, line 7, byte 25");
        }

        @Test
        void mustAgree() {
            assertThatThrownBy(() -> csv(List.of("a,b\n1,2\n", "a,c\n"), Map.of()))
                    .isInstanceOf(RunStopped.class)
                    .hasMessage("b.csv: column 2 is \"c\", in a.csv it is \"b\"; give the inputs the same header, "
                            + "or set header_mismatch: union")
                    .extracting(e -> ((RunStopped) e).reason())
                    .isEqualTo(RunStopped.Reason.USAGE);
        }

        @Test
        void mayDifferInAUnion() throws IOException {
            TableReading reading = csv(List.of("a,b\n1,2\n", "c\n3\n"), Map.of("header_mismatch", "union"));

            assertThat(reading.rows()).containsExactly(List.of("1", "2"), List.of("3"));
        }

        @Test
        void nameTheNearestWhereAColumnIsMissing() {
            assertThatThrownBy(() -> csv("UniProt,symbol\n", Map.of("columns", "uniprot_")))
                    .isInstanceOf(RunStopped.class)
                    .hasMessage("in.csv has no column \"uniprot_\"; did you mean \"UniProt\"? "
                            + "its columns are UniProt, symbol");
        }
    }

    @Nested
    class Rows {
        @Test
        void keepOnlyTheColumnsAskedFor() throws IOException {
            TableReading reading = csv("a,b,c\n1,\"2\"x,3\n4,5\n", Map.of("columns", List.of("c", "b")));

            assertThat(reading.columns()).containsExactly("b", "c");
            assertThat(reading.rows()).containsExactly(List.of("2x", "3"));
            assertThat(reading.refused()).hasSize(1);
        }

        @Test
        void thatAreRaggedAreRefusedWithTheirPlace() throws IOException {
            TableReading reading = csv("a,b\n1,2\n3\n4,5,6\n7,8,,\n");

            assertThat(reading.rows()).containsExactly(List.of("1", "2"), List.of("7", "8"));
            assertThat(reading.refused())
                    .extracting(r -> r.position() + ": " + r.kind() + ", " + r.message())
                    .containsExactly(
                            "in.csv, record 2, line 3, byte 8: ragged_row, 1 field, expected 2; the first without a "
                                    + "value is \"b\"",
                            "in.csv, record 3, line 4, byte 10: ragged_row, 3 fields, expected 2");
        }

        @Test
        void thatAreShortCanBePadded() throws IOException {
            TableReading reading = csv("a,b,c\n1\n2,3,4,5\n", Map.of("ragged", "pad"));

            assertThat(reading.rows()).containsExactly(List.of("1", "", ""));
            assertThat(reading.refused()).hasSize(1);
        }

        @Test
        void loseTheBlanksAroundTheirValuesOnlyOnRequest() throws IOException {
            String text = "a,b\n x , \" y \" \n";

            assertThat(csv(text, Map.of("strip_whitespace", true)).rows()).containsExactly(List.of("x", " y "));
            assertThat(csv(text).rows()).containsExactly(List.of(" x ", " \" y \" "));
        }

        @Test
        void endAfterMaxRowsOverAllInputs() throws IOException {
            List<String> texts = List.of("a\n1\n2\n", "a\n3\n4\n");

            assertThat(csv(texts, Map.of("max_rows", 3)).rows())
                    .containsExactly(List.of("1"), List.of("2"), List.of("3"));
        }

        @Test
        void areCountedApartFromBlankLines() throws IOException {
            TableReading reading = csv(List.of("a\n1\n\n\n", "a\r\n2\r\n\r\n", "\n\na\n\n"), Map.of());

            assertThat(reading.rows()).containsExactly(List.of("1"), List.of("2"));
            assertThat(reading.blank()).isEqualTo(6);
            assertThat(reading.positions())
                    .extracting(Object::toString)
                    .containsExactly("a.csv, record 1, line 2, byte 2", "b.csv, record 1, line 2, byte 3");
        }
    }

    @Nested
    class Quotes {
        @Test
        void thatNeverCloseCostTheirOwnLine() throws IOException {
            StringBuilder text = new StringBuilder("a,b\n1,\"x\n");
            for (int i = 0; i < 20_000; i++) {
                text.append(i).append(",\"y,").append(i).append("\"\n");
            }

            TableReading reading = csv(text.toString());

            assertThat(reading.rows()).hasSize(20_000);
            assertThat(reading.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.kind()).isEqualTo("unterminated_quote");
                assertThat(refused.raw()).isEqualTo("1,\"x");
                assertThat(refused.position().toString()).isEqualTo("in.csv, record 1, line 2, byte 4");
                assertThat(refused.message())
                        .isEqualTo("the quote that opens in this line meets another one, with text behind it, "
                                + "1 lines below");
            });
        }

        @Test
        void thatCloseInARecordOfAnotherWidthCostTheirFirstLine() throws IOException {
            TableReading reading = csv("a,b\n1,\"x\n2,y\n3,z\",4\n5,\"6\n7\"\n");

            assertThat(reading.rows()).containsExactly(List.of("2", "y"), List.of("5", "6\n7"));
            assertThat(reading.refused())
                    .extracting(r -> r.position().line() + " " + r.kind() + ": " + r.message())
                    .containsExactly(
                            "2 unterminated_quote: the quote that opens in this line closes in a record of 3 fields "
                                    + "over 3 lines; the header has 2",
                            "4 ragged_row: 3 fields, expected 2");
        }

        @Test
        void thatReachTheLongestRecordCostTheirFirstLine() throws IOException {
            TableReading reading =
                    csv("a,b\n1,\"x\n" + "2,y\n".repeat(50) + "3,\"z\"\n", Map.of("max_record_bytes", 60));

            assertThat(reading.rows()).hasSize(51);
            assertThat(reading.refused())
                    .extracting(r -> r.position().line() + ": " + r.message())
                    .containsExactly("2: the quote that opens in this line is not closed within 60 bytes");
        }

        @Test
        void thatReachItAgainAndAgainMakeTheFileCorrupt() {
            String text = "a,b\n" + "1,\"\"\"x\n".repeat(20) + "2,y\n".repeat(50);

            assertThatThrownBy(() -> csv(text.replace("\"\"\"", "\"\"\"\"\""), Map.of("max_record_bytes", 10)))
                    .isInstanceOf(CorruptInput.class)
                    .hasMessageContaining("16 quotes in a row that do not close within 10 bytes");
        }

        @Test
        void areTextInTsvButCauseAWarning() throws IOException {
            TableReading reading = TableReading.of(
                    TSV, List.of(new BytesInput("in.tsv", "a\tb\n\"x\"\t5\"\n\"y\t\"z\"\n1\t\"\n")), Map.of());

            assertThat(reading.rows())
                    .containsExactly(List.of("\"x\"", "5\""), List.of("\"y", "\"z\""), List.of("1", "\""));
            assertThat(reading.warnings()).containsExactly("quoted_cells 2");
        }
    }

    @Nested
    class LongRecords {
        @Test
        void areRefusedWithoutBeingHeld() throws IOException {
            byte[] huge = new byte[50_000_000];
            Arrays.fill(huge, (byte) 'x');
            byte[] head = "a,b\n1,2\n3,\"".getBytes(StandardCharsets.US_ASCII);
            byte[] tail = "\"\n5,6\n".getBytes(StandardCharsets.US_ASCII);
            byte[] all = Arrays.copyOf(head, head.length + huge.length + tail.length);
            System.arraycopy(huge, 0, all, head.length, huge.length);
            System.arraycopy(tail, 0, all, head.length + huge.length, tail.length);
            RecordSource source = CSV.read(
                    List.of(new BytesInput("in.csv", all)), CSV.readerOptions().defaults());

            RawChunk chunk = new RawChunk();
            try (ChunkSource chunks = source.open(1 << 20)) {
                assertThat(chunks.next(chunk, 1_000, 1 << 20)).isTrue();
                assertThat(chunk.records()).isEqualTo(1);
                assertThat(chunks.next(chunk, 1_000, 1 << 20)).isTrue();
                assertThat(chunk.refused().kind()).isEqualTo("record_too_large");
                assertThat(chunk.refused().length()).isEqualTo(50_000_004L);
                assertThat(chunk.to()).isEqualTo(1 << 16);
                assertThat(chunk.capacity()).isLessThan(4 << 20);
                assertThat(chunk.position(0, 0).toString()).isEqualTo("in.csv, record 2, line 3, byte 8");
                assertThat(chunks.next(chunk, 1_000, 1 << 20)).isTrue();
                assertThat(chunk.position(0, 0).toString()).isEqualTo("in.csv, record 3, line 4, byte 50000013");
                assertThat(chunks.next(chunk, 1_000, 1 << 20)).isFalse();
            }
        }
    }

    @Nested
    class Encodings {
        @Test
        void areUtf8StrictlySoThatOtherBytesCostTheirRow() throws IOException {
            byte[] bytes = "id,name\n1,caf\u00e9\n2,b\n3,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

            TableReading reading = TableReading.of(CSV, List.of(new BytesInput("in.csv", bytes)), Map.of());

            assertThat(reading.rows()).containsExactly(List.of("2", "b"));
            assertThat(reading.refused())
                    .extracting(r -> r.kind() + " " + r.column() + ": " + r.message())
                    .containsExactly(
                            "undecodable name: byte 0xE9 at offset 13, in column \"name\", is not valid utf-8",
                            "undecodable name: byte 0xE9 at offset 21, in column \"name\", is not valid utf-8");
        }

        @ParameterizedTest
        @ValueSource(strings = {"windows-1252", "ISO-8859-1", "utf-16le", "UTF-16", "utf_32", "GB18030", "Shift_JIS"})
        void areReadByNameWithPositionsInTheirOwnBytes(String name) throws IOException {
            String text = "id,name\r\n1,x\r\n2,\"y\r\nz\"\r\n3,w\r\n";
            String more =
                    name.startsWith("u") || name.startsWith("U") || name.startsWith("G") ? "\u00e9\uD83D\uDE04" : "";
            Charset charset = Charset.forName(name.replace('_', '-'));
            byte[] bytes = text.replace("x", "x" + more).getBytes(charset);

            TableReading reading = TableReading.of(
                    CSV, List.of(new BytesInput("in.csv", bytes)), Map.of("encoding", name), 1, 1 << 20);

            assertThat(reading.rows())
                    .containsExactly(List.of("1", "x" + more), List.of("2", "y\r\nz"), List.of("3", "w"));
            int mark = name.equals("UTF-16") ? 2 : 0;
            assertThat(reading.positions().get(2).offset())
                    .isEqualTo(text.replace("x", "x" + more)
                                    .substring(0, text.indexOf('3') + more.length())
                                    .getBytes(charset.name().equals("UTF-16") ? StandardCharsets.UTF_16BE : charset)
                                    .length
                            + mark);
        }

        @Test
        void thatCannotDecodeAByteRefuseItsRow() throws IOException {
            byte[] bytes = "id\na\n?b\nc\n".getBytes(StandardCharsets.US_ASCII);
            bytes[5] = (byte) 0x81;

            TableReading reading =
                    TableReading.of(CSV, List.of(new BytesInput("in.csv", bytes)), Map.of("encoding", "windows-1252"));

            assertThat(reading.rows()).containsExactly(List.of("a"), List.of("c"));
            assertThat(reading.refused())
                    .extracting(r -> r.message())
                    .containsExactly("byte 0x81 at offset 5, in column \"id\", is not valid windows-1252");
        }

        @Test
        void areToldByAByteOrderMark() throws IOException {
            byte[] bytes = "\uFEFFid\n\u00e9\n".getBytes(StandardCharsets.UTF_16LE);

            TableReading reading = TableReading.of(CSV, List.of(new BytesInput("in.csv", bytes)), Map.of());

            assertThat(reading.columns()).containsExactly("id");
            assertThat(reading.rows()).containsExactly(List.of("\u00e9"));
            assertThat(reading.positions().get(0).offset()).isEqualTo(8);
            assertThat(reading.notes()).containsExactly("in.csv: utf-16le by its byte order mark, not utf-8");
        }

        @Test
        void thatDoNotExistAreAnErrorNamingTheNearest() {
            assertThatThrownBy(() -> csv("a\n", Map.of("encoding", "windows-125x")))
                    .isInstanceOf(RunStopped.class)
                    .hasMessageStartingWith("unknown encoding \"windows-125x\"; did you mean windows-125");
        }
    }

    @Nested
    class Inputs {
        @Test
        void thatCanBeOpenedOnceAreOpenedOnce() throws IOException {
            int[] opened = {0};
            BytesInput once = new BytesInput("-", "a\n1\n".getBytes(StandardCharsets.US_ASCII), 2, false);
            InputFile counted = new InputFile() {
                @Override
                public String name() {
                    return once.name();
                }

                @Override
                public long size() {
                    return -1;
                }

                @Override
                public boolean reopenable() {
                    return false;
                }

                @Override
                public ByteInput open() {
                    opened[0]++;
                    return once.open();
                }
            };

            TableReading reading = TableReading.of(CSV, List.of(new BytesInput("a.csv", "a\n0\n"), counted), Map.of());

            assertThat(reading.rows()).containsExactly(List.of("0"), List.of("1"));
            assertThat(opened[0]).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n\n", "\uFEFF"})
        void withoutAHeaderAreEmpty(String text) {
            assertThatThrownBy(() -> csv(text))
                    .isInstanceOf(RunStopped.class)
                    .hasMessageStartingWith("in.csv is empty")
                    .extracting(e -> ((RunStopped) e).reason())
                    .isEqualTo(RunStopped.Reason.INPUT_OUTPUT);
        }

        @Test
        void withLineEndsOfCrKeepLfAsText() throws IOException {
            TableReading reading = csv("a,b\r1,2\n3\r4,5");

            assertThat(reading.rows()).containsExactly(List.of("1", "2\n3"), List.of("4", "5"));
            assertThat(reading.positions().get(1).line()).isEqualTo(3);
        }

        @Test
        void withLineEndsOfLfKeepALoneCrAsText() throws IOException {
            TableReading reading = csv("a,b\n1,2\r3\n4,5\r\n");

            assertThat(reading.rows()).containsExactly(List.of("1", "2\r3"), List.of("4", "5"));
            assertThat(reading.positions().get(1).line()).isEqualTo(3);
        }
    }
}
