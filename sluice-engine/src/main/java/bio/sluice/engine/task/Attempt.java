package bio.sluice.engine.task;

import bio.sluice.engine.flight.FlightRecording;
import bio.sluice.engine.meter.ThreadMeter;
import bio.sluice.fault.Fault;
import bio.sluice.fault.Faults;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.Warning;
import bio.sluice.record.Batch;
import bio.sluice.stream.Activity;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.Encoder;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.RunReport.WarningCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Takes the records in a chunk's window from bytes to bytes, once: all of them or, with an exception, none. One
/// thread.
final class Attempt {
    private final Decoder decoder;
    private final ProcessorChain chain;
    private final Encoder encoder;
    private final Predicate<String> knownWarnings;
    private final Watch watch;
    private final ThreadMeter meter;
    private final DeadLetters deadLetters = new DeadLetters();

    /// @param knownWarnings kinds of warnings that the run has told already
    Attempt(
            Decoder decoder,
            ProcessorChain chain,
            Encoder encoder,
            Predicate<String> knownWarnings,
            Watch watch,
            ThreadMeter meter) {
        this.decoder = decoder;
        this.chain = chain;
        this.encoder = encoder;
        this.knownWarnings = knownWarnings;
        this.watch = watch;
        this.meter = meter;
    }

    /// Adds the outcome of the window to `into`; if this throws, `into` is as before.
    void run(Workspace in, RawChunk raw, EncodedChunk into) {
        int output = into.output().length();
        int letters = into.deadLetters().length();
        int aside = into.aside().length();
        int dead = into.deadCount();
        boolean done = false;
        try {
            work(in, raw, into);
            done = true;
        } finally {
            if (!done) {
                into.output().length(output);
                into.deadLetters().length(letters);
                into.aside().length(aside);
                into.deadCount(dead);
            }
        }
    }

    private void work(Workspace in, RawChunk raw, EncodedChunk into) {
        meter.enter(Activity.DECODE);
        Batch batch = in.batch();
        Faults faults = in.faults();
        // Nothing of an earlier attempt may be taken for this one's if decoding fails.
        batch.begin(raw.bytes(), (byte) '"');
        batch.firstOrdinal(raw.firstOrdinal());
        faults.clear();
        in.tally().clear();

        decoder.decode(raw, batch, faults);
        requireAllDecoded(raw, batch, faults);
        meter.done(raw.records());
        for (int k = 0; k < chain.size(); k++) {
            faults.stage(chain.name(k));
            batch.advance(k + 1);
            int rows = batch.liveRows();
            if (rows > 0) {
                meter.enterProcessor(k);
                watch.begin(chain.name(k), raw, batch, faults);
                try {
                    chain.processor(k).process(batch, faults, in.tally());
                } finally {
                    watch.end();
                }
                batch.settle();
                meter.done(rows);
            }
        }
        meter.enter(Activity.ENCODE);
        faults.stage("write");
        encoder.encode(batch, Encoder.Rows.LIVE, into.output());
        if (batch.asideRows() > 0) {
            encoder.encode(batch, Encoder.Rows.ASIDE, into.aside());
        }

        List<Fault> dead = faults.rejected();
        if (!dead.isEmpty()) {
            deadLetters.write(raw, dead, into);
        }
        Ledger ledger = new Ledger(raw.records(), batch.liveRows(), dead.size(), batch.dropped(), batch.expanded(), 0);
        if (!ledger.isBalanced()) {
            throw new RunStopped(
                    RunStopped.Reason.FAILED,
                    "records were lost or made up at " + raw.position(raw.skipped(), raw.from()) + ": " + ledger);
        }
        // First what may need more memory than there is: nothing may be kept of an attempt that fails.
        into.tally().add(in.tally());
        into.ledger(into.ledger().plus(ledger));
        into.asideRecords(into.asideRecords() + batch.asideRows());
        addWarnings(raw, faults, into);
        meter.done(batch.liveRows());
        FlightRecording.faults(raw, dead);
    }

    private static void requireAllDecoded(RawChunk raw, Batch batch, Faults faults) {
        int refused = faults.rejected().size();
        if (batch.rows() + refused != raw.records()) {
            throw new RunStopped(
                    RunStopped.Reason.FAILED,
                    "the reader counted " + raw.records() + " records, the parser found " + batch.rows()
                            + " and refused " + refused + ", from "
                            + raw.position(raw.skipped(), raw.from()) + " on; this is a bug of the format's reader");
        }
    }

    private void addWarnings(RawChunk raw, Faults faults, EncodedChunk into) {
        if (faults.warningCounts().isEmpty()) {
            return;
        }
        List<Warning> warnings = new ArrayList<>(faults.warnings());
        warnings.sort(Comparator.comparingInt(Warning::record).thenComparing(Warning::kind));
        for (Warning warning : warnings) {
            String kind = warning.kind();
            into.warnings()
                    .add(new WarningCount(
                            kind,
                            faults.warningCounts().get(kind),
                            knownWarnings.test(kind) ? null : raw.position(warning.record(), warning.start()),
                            warning.message()));
        }
    }
}
