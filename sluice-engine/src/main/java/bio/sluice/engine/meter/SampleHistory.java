package bio.sluice.engine.meter;

import bio.sluice.stream.RunSample;
import java.util.ArrayList;
import java.util.List;

/// The samples of a run, of which every second is left out whenever they are too many: what is kept is evenly spread
/// over the run, however long it takes. Thread-safe.
public final class SampleHistory {
    private final int most;
    private final List<RunSample> kept = new ArrayList<>();
    private RunSample last;
    /// Of so many samples one is kept.
    private long step = 1;
    private long added;

    /// @param most how many are kept, the first and the last included; at least 3
    public SampleHistory(int most) {
        this.most = most;
    }

    /// Adds the next sample.
    public synchronized void add(RunSample sample) {
        if (added % step == 0) {
            if (kept.size() == most - 1) {
                thinOut();
            }
            if (added % step == 0) {
                kept.add(sample);
            }
        }
        added++;
        last = sample;
    }

    private void thinOut() {
        List<RunSample> everySecond = new ArrayList<>();
        for (int i = 0; i < kept.size(); i += 2) {
            everySecond.add(kept.get(i));
        }
        kept.clear();
        kept.addAll(everySecond);
        step *= 2;
    }

    /// What is kept, in order; the last sample is always among it.
    public synchronized List<RunSample> samples() {
        List<RunSample> samples = new ArrayList<>(kept);
        if (last != null && samples.get(samples.size() - 1) != last) {
            samples.add(last);
        }
        return samples;
    }
}
