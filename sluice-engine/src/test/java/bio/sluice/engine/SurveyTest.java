package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Schema;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.Stage;
import bio.sluice.stream.Survey;
import bio.sluice.stream.Surveyed;
import bio.sluice.stream.Tally;
import bio.sluice.testkit.JsonLineWriter;
import bio.sluice.testkit.MemoryTarget;
import bio.sluice.testkit.ScriptedProcessor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A survey sees records in input order, each once, and what it objects to is run again: also where chunks are cut up
/// because they do not fit, and where a gate stops in the middle of one.
class SurveyTest {
    private static final int NOTE = 2 * Long.BYTES;

    /// Knows the numbers that occurred.
    private static final class Numbers implements Survey {
        private final Set<Long> known = new HashSet<>();
        private volatile Set<Long> objections = Set.of();
        private long last = -1;
        private long repeated;

        @Override
        public boolean judge(byte[] notes, int start, int end) {
            Set<Long> fresh = new HashSet<>();
            Set<Long> found = new HashSet<>();
            for (ByteBuffer in = ByteBuffer.wrap(notes, start, end - start); in.hasRemaining(); ) {
                long ordinal = in.getLong();
                long number = in.getLong();
                if (known.contains(number) || !fresh.add(number)) {
                    found.add(ordinal);
                }
            }
            objections = found;
            return !found.isEmpty();
        }

        @Override
        public void add(byte[] notes, int start, int end) {
            for (ByteBuffer in = ByteBuffer.wrap(notes, start, end - start); in.hasRemaining(); ) {
                long ordinal = in.getLong();
                assertThat(ordinal).isGreaterThan(last);
                last = ordinal;
                repeated += known.add(in.getLong()) ? 0 : 1;
            }
        }

        @Override
        public byte[] state() {
            return new byte[0];
        }

        @Override
        public void restore(byte[] state) {
            // These runs have no checkpoints.
        }

        @Override
        public String verdict(Map<String, Long> counters) {
            return repeated > 1_000 ? "too many" : null;
        }

        @Override
        public Map<String, Object> findings(Map<String, Long> counters) {
            Map<String, Object> findings = new LinkedHashMap<>();
            findings.put("different", (long) known.size());
            findings.put("repeated", repeated);
            return findings;
        }
    }

    /// Refuses records whose number occurred.
    private static final class Unique implements Processor {
        private final Field id = Field.named("id");
        private Surveyed<Numbers> numbers;

        @Override
        public void initialize(ProcessorContext context) {
            numbers = context.survey("numbers/" + context.name(), Numbers::new);
        }

        @Override
        public Schema outputSchema(Schema in) {
            return in;
        }

        @Override
        public void process(Batch batch, Faults faults, Tally tally) {
            ByteSink notes = tally.notes(numbers);
            for (int row = 0; row < batch.rows(); row++) {
                if (batch.live(row)) {
                    ByteBuffer note = ByteBuffer.allocate(NOTE)
                            .putLong(batch.ordinal(row))
                            .putLong(Long.parseLong(batch.text(row, id)));
                    notes.write(note.array());
                    if (numbers.survey().objections.contains(batch.ordinal(row))) {
                        batch.fail(row, "repeated", "id", batch.text(row, id), "occurred before", null);
                    }
                }
            }
        }
    }

    private static Runs.Outcome run(String lines, ErrorPolicy policy, Limits limits) throws IOException {
        MemoryTarget target = new MemoryTarget();
        Pipeline pipeline = new Pipeline(
                "test",
                Runs.source(lines),
                List.of(new Stage("unique", Unique::new), new Stage("scripted", ScriptedProcessor.obeying("script"))),
                new JsonLineWriter(),
                null,
                target,
                policy,
                limits);
        RunReport report = new LocalRunner().run(pipeline, RunListener.SILENT);
        return new Runs.Outcome(report, target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "throw", "huge=300000"})
    void judgesInInputOrderHoweverChunksAreCut(String script) throws IOException {
        SplittableRandom random = new SplittableRandom(9);
        StringBuilder lines = new StringBuilder();
        Set<Integer> seen = new HashSet<>();
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            int number = random.nextInt(400);
            boolean scripted = i % 10 == 3;
            lines.append(number).append(',').append(scripted ? script : "pass").append('\n');
            // What throws behind the survey comes to nothing, its note too.
            boolean thrown = scripted && script.equals("throw");
            refused += thrown || seen.add(number) ? 0 : 1;
        }

        Runs.Outcome first = run(lines.toString(), ErrorPolicy.LENIENT, Runs.ALL.get(0));

        assertThat(first.target().errors().lines().filter(line -> line.contains("\"repeated\"")))
                .hasSize(refused);
        assertThat(first.report().surveys().get("numbers/unique")).containsEntry("different", (long) seen.size());
        for (Limits limits : Runs.ALL) {
            Runs.Outcome other = run(lines.toString(), ErrorPolicy.LENIENT, limits);
            assertThat(other.target().output())
                    .as("%s", limits)
                    .isEqualTo(first.target().output());
            assertThat(other.target().errors())
                    .as("%s", limits)
                    .isEqualTo(first.target().errors());
            assertThat(other.report().surveys())
                    .as("%s", limits)
                    .isEqualTo(first.report().surveys());
            assertThat(other.report().counters())
                    .as("%s", limits)
                    .isEqualTo(first.report().counters());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void knowsNothingOfWhatIsBehindAGate(int letters) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            lines.append(i % 9 == 0 ? 0 : i).append(",pass\n");
        }
        // The record after so many repetitions of 0 stops the run; windows are as long as the table.
        ErrorPolicy policy = new ErrorPolicy(
                true, letters, ErrorPolicy.LENIENT.errorThreshold(), ErrorPolicy.LENIENT.minMappedFraction());
        long read = 9L * (letters + 1) + 1;
        for (Limits limits : List.of(Runs.limits(1_000, 1, 1), Runs.limits(1_000, 4, 10))) {
            Runs.Outcome outcome = run(lines.toString(), policy, limits);

            assertThat(outcome.report().gate()).startsWith("max_errors_per_chunk");
            assertThat(outcome.report().ledger().read()).isEqualTo(read);
            assertThat(outcome.report().surveys().get("numbers/unique"))
                    .containsEntry("repeated", letters + 1L)
                    .containsEntry("different", read - letters - 1);
        }
    }
}
