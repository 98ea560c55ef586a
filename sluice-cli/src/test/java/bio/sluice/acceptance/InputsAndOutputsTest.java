package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bio.sluice.app.Sluice;
import bio.sluice.app.job.RunSettings;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Which files are read, in which order, and what becomes of those that are written.
class InputsAndOutputsTest {
    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path out() {
        return folder.resolve("out.jsonl");
    }

    private Finished convert(Sluice job) throws IOException {
        return Finished.of(job, out()).requireLedger();
    }

    private RunStopped refusal(Sluice job) {
        return catchThrowableOfType(RunStopped.class, () -> job.write(out().toString()));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static RunSettings overwriting() {
        return new RunSettings(true, "test", RunListener.SILENT, note -> {});
    }

    @Nested
    class Inputs {
        @Test
        void matchingAGlobComeInByteOrderAndEachNumbersItsRecords() throws IOException {
            write("b.csv", "id\n3\n");
            write("B.csv", "id\n1\n");
            Files.write(folder.resolve("a10.csv"), Packed.bgzf("id\n2\nx,y\n".getBytes(StandardCharsets.UTF_8), 4));
            write("other.txt", "id\n9\n");

            Finished finished = convert(Sluice.read(folder + "/*.csv"));

            assertThat(finished.text()).isEqualTo("{\"id\":\"1\"}\n{\"id\":\"2\"}\n{\"id\":\"3\"}\n");
            assertThat(finished.deadLetters()).singleElement().satisfies(letter -> {
                assertThat(letter.get("source").asString())
                        .isEqualTo(folder.resolve("a10.csv").toString());
                assertThat(letter.get("record").asInt()).isEqualTo(2);
                assertThat(letter.get("line").asInt()).isEqualTo(3);
                assertThat(letter.get("offset").asInt()).isEqualTo(5);
            });
            assertThat(finished.manifest().get("inputs")).hasSize(3);
        }

        @Test
        void listedComeInTheOrderOfTheList() throws IOException {
            Path b = write("b.csv", "id\n1\n");
            Path a = write("a.csv", "id\n2\n");

            Finished finished = convert(Sluice.read(b.toString(), a.toString(), b.toString()));

            assertThat(finished.text()).isEqualTo("{\"id\":\"1\"}\n{\"id\":\"2\"}\n{\"id\":\"1\"}\n");
        }

        @Test
        void withOtherHeadersAreRefusedBeforeAnythingIsWritten() throws IOException {
            Path one = write("1.csv", "id,name\n1,x\n");
            Path two = write("2.csv", "id,nmae\n2,y\n");

            RunStopped refusal = refusal(Sluice.read(one.toString(), two.toString()));

            assertThat(refusal.reason()).isEqualTo(Reason.USAGE);
            assertThat(refusal)
                    .hasMessage(two + ": column 2 is \"nmae\", in " + one + " it is \"name\"; give the inputs the same"
                            + " header, or set header_mismatch: union");
            assertThat(left()).containsExactly("1.csv", "2.csv");
        }

        @Test
        void withOtherHeadersAreJoinedWhenAsked() throws IOException {
            write("1.csv", "id,name\n1,x\n");
            write("2.csv", "id,nmae\n2,y\n");

            Finished jsonl = convert(Sluice.read(folder + "/?.csv").with("header_mismatch", "union"));
            Finished csv = Finished.of(
                    Sluice.read(folder + "/?.csv").with("header_mismatch", "union"), folder.resolve("out.csv"));

            assertThat(jsonl.text()).isEqualTo("{\"id\":\"1\",\"name\":\"x\"}\n{\"id\":\"2\",\"nmae\":\"y\"}\n");
            assertThat(csv.text()).isEqualTo("id,name,nmae\n1,x,\n2,,y\n");
        }

        @Test
        void withoutHeaderHaveNumberedColumns() throws IOException {
            Path input = write("in.csv", "1,x\n2,y\n");

            assertThat(convert(Sluice.read(input.toString()).with("header", false))
                            .text())
                    .isEqualTo("{\"col_0\":\"1\",\"col_1\":\"x\"}\n{\"col_0\":\"2\",\"col_1\":\"y\"}\n");
        }

        @Test
        void ofNothingButAHeaderGiveAHeader() throws IOException {
            Path input = write("in.csv", "id,\"the name\"\n");

            Finished finished = Finished.of(Sluice.read(input.toString()), folder.resolve("out.csv"));

            assertThat(finished.text()).isEqualTo("id,the name\n");
            assertThat(finished.requireLedger(0).report().ledger().read()).isZero();
        }

        @Test
        void thatAreEmptyOrBlankAreRefused() throws IOException {
            for (String text : List.of("", "\uFEFF", "\n\n\r\n")) {
                RunStopped refusal = refusal(Sluice.read(write("in.csv", text).toString()));

                assertThat(refusal.reason()).as("%s", text).isEqualTo(Reason.INPUT_OUTPUT);
                assertThat(refusal).hasMessageContaining(folder.resolve("in.csv") + " is empty");
                assertThat(left()).containsExactly("in.csv");
            }
        }

        @Test
        void thatAreEmptyOnceUnpackedAreRefused() throws IOException {
            Path input = Files.write(folder.resolve("in.csv.gz"), Packed.member(new byte[0], 0, 0));

            assertThat(refusal(Sluice.read(input.toString())).reason()).isEqualTo(Reason.INPUT_OUTPUT);
            assertThat(left()).containsExactly("in.csv.gz");
        }

        @Test
        void thatNothingMatchesAreRefused() {
            RunStopped refusal = refusal(Sluice.read(folder + "/*.csv"));

            assertThat(refusal.reason()).isEqualTo(Reason.INPUT_OUTPUT);
            assertThat(refusal).hasMessage("no input matches " + folder + "/*.csv");
        }

        @Test
        void whoseColumnsHadToBeRenamedAreTold() throws IOException {
            Path input = write("in.csv", "x,y,x,x\n1,2,3,4\n");
            List<String> notes = new ArrayList<>();

            Finished finished = convert(
                    Sluice.read(input.toString()).with(new RunSettings(false, "test", RunListener.SILENT, notes::add)));

            assertThat(finished.text()).isEqualTo("{\"x\":\"1\",\"y\":\"2\",\"x_2\":\"3\",\"x_3\":\"4\"}\n");
            assertThat(notes)
                    .containsExactly(
                            "reading " + input + ": csv by extension",
                            input + ": column \"x\" stands twice, the later one is read as \"x_2\"; names of 1 more are"
                                    + " numbered in this way");
        }
    }

    @Nested
    class Outputs {
        @Test
        void thatExistAreNeverOverwrittenUnasked() throws IOException {
            Path input = write("in.csv", "id\n1\n");
            write("out.jsonl", "precious\n");

            RunStopped refusal = refusal(Sluice.read(input.toString()));

            assertThat(refusal.reason()).isEqualTo(Reason.USAGE);
            assertThat(refusal).hasMessageContaining(out() + " exists").hasMessageContaining("--force");
            assertThat(out()).hasContent("precious\n");
            assertThat(left()).containsExactly("in.csv", "out.jsonl");
        }

        @Test
        void areOverwrittenWhenAsked() throws IOException {
            Path input = write("in.csv", "id\n1\n");
            write("out.jsonl", "precious\n");

            Finished finished = convert(Sluice.read(input.toString()).with(overwriting()));

            assertThat(finished.text()).isEqualTo("{\"id\":\"1\"}\n");
            assertThat(left())
                    .containsExactly("in.csv", "out.jsonl", "out.jsonl.errors.jsonl", "out.jsonl.manifest.json");
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void thatAreAnInputAreRefusedUnderAnyName() throws IOException {
            Path input = write("in.jsonl", "{\"id\":1}\n");
            Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), input);

            for (Path output : List.of(input, folder.resolve(".").resolve("in.jsonl"), link)) {
                RunStopped refusal = catchThrowableOfType(
                        RunStopped.class,
                        () -> Sluice.read(input.toString()).with(overwriting()).write(output.toString()));

                assertThat(refusal.reason()).isEqualTo(Reason.USAGE);
                assertThat(refusal).hasMessageContaining("would overwrite the input " + input);
                assertThat(input).hasContent("{\"id\":1}\n");
            }
        }

        @Test
        void thatAreDeadLettersOfTheSameNameAreRefused() throws IOException {
            Path input = write("in.csv", "id\n1\n");

            RunStopped refusal = refusal(Sluice.read(input.toString()).with("error_output_path", out().toString()));

            assertThat(refusal.reason()).isEqualTo(Reason.USAGE);
            assertThat(left()).containsExactly("in.csv");
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void mayBeDevices() throws IOException {
            Path input = write("in.csv", "id\n1\nx,y\n");

            RunReport report = Sluice.read(input.toString())
                    .with("error_output_path", folder.resolve("errors.jsonl").toString())
                    .with("manifest_path", folder.resolve("manifest.json").toString())
                    .write("/dev/null");

            assertThat(report.ledger().written()).isEqualTo(1);
            assertThat(Finished.jsonLines(folder.resolve("errors.jsonl"))).hasSize(1);
            assertThat(left()).containsExactly("errors.jsonl", "in.csv", "manifest.json");
        }

        @Test
        void ofARunThatAGateStopsAreKeptAsRejected() throws IOException {
            Path input = write("in.csv", "id\n1\nx,y\n3\n");
            write("out.jsonl", "of an earlier run\n");

            RunReport report = Sluice.read(input.toString())
                    .with("continue_on_error", false)
                    .with(overwriting())
                    .write(out().toString());

            assertThat(report.gate())
                    .isEqualTo("continue_on_error is false, and record 2 of the input is a dead letter");
            assertThat(report.ledger().isBalanced()).isTrue();
            assertThat(folder.resolve("out.jsonl.rejected")).hasContent("{\"id\":\"1\"}\n");
            assertThat(out()).hasContent("of an earlier run\n");
            assertThat(left())
                    .containsExactly(
                            "in.csv",
                            "out.jsonl",
                            "out.jsonl.errors.jsonl",
                            "out.jsonl.manifest.json",
                            "out.jsonl.rejected");
        }

        @Test
        void areJudgedByTheShareOfDeadLettersAtTheEnd() throws IOException {
            Path input = write("in.csv", "id\n1\nx,y\n3\n");

            RunReport allowed = Sluice.read(input.toString())
                    .with("error_threshold", "0.34")
                    .write(folder.resolve("allowed.jsonl").toString());
            RunReport stopped = Sluice.read(input.toString())
                    .with("error_threshold", "0.33")
                    .write(out().toString());

            assertThat(allowed.gate()).isNull();
            assertThat(stopped.gate()).startsWith("error_threshold: 1 of 3 records are dead letters");
            assertThat(out()).doesNotExist();
            assertThat(folder.resolve("out.jsonl.rejected")).hasContent("{\"id\":\"1\"}\n{\"id\":\"3\"}\n");
        }
    }
}
