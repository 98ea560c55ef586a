package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bio.sluice.fault.Faults;
import bio.sluice.fault.RunStopped;
import bio.sluice.io.ByteInput;
import bio.sluice.io.CorruptInput;
import bio.sluice.io.InputFile;
import bio.sluice.record.Batch;
import bio.sluice.record.Schema;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunStats;
import bio.sluice.stream.Stage;
import bio.sluice.stream.Tally;
import bio.sluice.testkit.JsonLineWriter;
import bio.sluice.testkit.LineSource;
import bio.sluice.testkit.MemoryInput;
import bio.sluice.testkit.MemoryTarget;
import bio.sluice.testkit.MemoryTarget.State;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailureTest {
    private static final String LINES = "a,pass\n".repeat(200);

    private final AtomicInteger initialized = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final MemoryTarget target = new MemoryTarget();
    private boolean ended;

    private final RunListener listener = new RunListener() {
        @Override
        public void ended(RunStats stats) {
            ended = true;
        }
    };

    /// Counts its life, and throws where it is told to.
    private final class Mortal implements Processor {
        private final String throwIn;

        Mortal(String throwIn) {
            this.throwIn = throwIn;
        }

        @Override
        public void initialize(ProcessorContext context) {
            context.<AutoCloseable>shared("graph", () -> closed::incrementAndGet);
            throwIf("initialize");
            initialized.incrementAndGet();
        }

        @Override
        public Schema outputSchema(Schema in) {
            return in;
        }

        @Override
        public void process(Batch batch, Faults faults, Tally tally) {
            if (throwIn.equals("linkage")) {
                throw new NoClassDefFoundError("gone");
            }
        }

        @Override
        public void finish() {
            finished.incrementAndGet();
            throwIf("finish");
        }

        private void throwIf(String here) {
            if (throwIn.equals(here)) {
                throw new IllegalStateException(here);
            }
        }
    }

    private Pipeline pipeline(RecordSource source, MemoryTarget into, String throwIn, Limits limits) {
        return new Pipeline(
                "test",
                source,
                List.of(new Stage("mortal", () -> new Mortal(throwIn))),
                new JsonLineWriter(),
                null,
                into,
                ErrorPolicy.LENIENT,
                limits);
    }

    private void run(String throwIn, Limits limits) throws IOException {
        new LocalRunner().run(pipeline(Runs.source(LINES), target, throwIn, limits), listener);
    }

    private void assertFailedCleanly() {
        assertThat(ended).isTrue();
        assertThat(target.isClosed()).isTrue();
        assertThat(target.state()).isNotEqualTo(State.PUBLISHED);
        assertThat(finished).hasValue(initialized.get());
        assertThat(closed).hasValue(1);
    }

    @Test
    void initializesAndFinishesEachProcessorOnce() throws IOException {
        run("nothing", Runs.limits(2, 3, 5));

        assertThat(initialized).hasValue(3);
        assertThat(finished).hasValue(3);
        assertThat(closed).hasValue(1);
        assertThat(target.state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void anExceptionInInitializeFailsTheRunBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> run("initialize", Runs.limits(2, 3, 5))).hasMessage("initialize");

        assertFailedCleanly();
        assertThat(target.state()).isEqualTo(State.NEW);
    }

    @Test
    void anExceptionInFinishFailsTheRunAndTellsTheOthers() {
        assertThatThrownBy(() -> run("finish", Runs.limits(2, 3, 5)))
                .hasMessage("finish")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(2));

        assertFailedCleanly();
    }

    @Test
    void anErrorOfTheInstallationFailsTheRunRatherThanItsRecords() {
        for (Limits limits : Runs.ALL) {
            closed.set(0);
            assertThatThrownBy(() -> run("linkage", limits)).isInstanceOf(NoClassDefFoundError.class);
            assertFailedCleanly();
        }
    }

    @Test
    void aFailingTargetFailsTheRunAtAnyAppend() {
        for (int failing = 1; failing <= 200; failing += 33) {
            for (int workers : new int[] {1, 4}) {
                AtomicInteger appends = new AtomicInteger();
                int at = failing;
                MemoryTarget full = new MemoryTarget() {
                    @Override
                    public void append(EncodedChunk chunk) {
                        if (appends.incrementAndGet() == at) {
                            throw new RunStopped(RunStopped.Reason.INPUT_OUTPUT, "full");
                        }
                        super.append(chunk);
                    }
                };

                assertThatThrownBy(() -> new LocalRunner()
                                .run(
                                        pipeline(Runs.source(LINES), full, "nothing", Runs.limits(1, workers, 10)),
                                        listener))
                        .hasMessage("full");

                assertThat(appends).hasValue(failing);
                assertThat(full.state()).isEqualTo(State.OPEN);
                assertThat(full.isClosed()).isTrue();
            }
        }
    }

    @Test
    void corruptInputFailsTheRun() {
        for (Limits limits : Runs.ALL) {
            RecordSource source = LineSource.of(List.of(new CorruptFile(LINES)), "id", "script");
            MemoryTarget into = new MemoryTarget();

            assertThatThrownBy(() -> new LocalRunner().run(pipeline(source, into, "nothing", limits), listener))
                    .isInstanceOf(CorruptInput.class)
                    .hasMessage("cut off");

            assertThat(into.state()).isEqualTo(State.OPEN);
            assertThat(into.isClosed()).isTrue();
        }
    }

    @Test
    void tooLittleMemoryIsAMistakeOfTheUser() {
        assertThatThrownBy(() -> run("nothing", new Limits(1, 1, 1, 1 << 20, 1 << 20)))
                .isInstanceOfSatisfying(
                        RunStopped.class, stop -> assertThat(stop.reason()).isEqualTo(RunStopped.Reason.USAGE))
                .hasMessageContaining("a run needs at least 4 MiB of memory");
    }

    @Test
    void anInterruptOfTheCallerDoesNotBreakTheRun() throws IOException {
        Thread.currentThread().interrupt();

        run("nothing", Runs.limits(2, 3, 5));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(target.state()).isEqualTo(State.PUBLISHED);
    }

    /// Ends in damage.
    private record CorruptFile(String lines) implements InputFile {
        @Override
        public String name() {
            return "corrupt";
        }

        @Override
        public long size() {
            return -1;
        }

        @Override
        public boolean reopenable() {
            return true;
        }

        @Override
        public ByteInput open() {
            ByteInput whole = MemoryInput.of("whole", lines).open();
            return new ByteInput() {
                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int n = whole.read(into, offset, length);
                    if (n < 0) {
                        throw new CorruptInput("cut off");
                    }
                    return n;
                }

                @Override
                public long storedBytes() {
                    return whole.storedBytes();
                }

                @Override
                public void close() throws IOException {
                    whole.close();
                }
            };
        }
    }
}
