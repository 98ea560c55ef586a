package bio.sluice.engine.meter;

import bio.sluice.stream.Activity;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.ChunkLatency;
import java.util.ArrayList;
import java.util.List;

/// The meters of all threads of a run. Thread-safe.
public final class RunMeter {
    private final List<String> processors;
    private final List<ThreadMeter> workers = new ArrayList<>();
    private final ThreadMeter checkpoints;
    private final LatencyMeter latency = new LatencyMeter();
    /// The times that were told last.
    private final long[] told;

    /// @param processors names of the stages, in order
    public RunMeter(int workers, List<String> processors) {
        this.processors = List.copyOf(processors);
        for (int i = 0; i < workers; i++) {
            this.workers.add(new ThreadMeter(processors.size()));
        }
        checkpoints = new ThreadMeter(processors.size());
        told = new long[Activity.values().length + processors.size()];
    }

    /// That of a worker, from 0.
    public ThreadMeter worker(int i) {
        return workers.get(i);
    }

    /// That of whoever commits checkpoints.
    public ThreadMeter checkpoints() {
        return checkpoints;
    }

    /// That of the chunks.
    public LatencyMeter latency() {
        return latency;
    }

    /// What took the time so far, in the order in which a chunk meets it. Times never go back from one call to the
    /// next:
    /// a look at a thread that was suspended while it changed its activity may be a little off.
    public synchronized List<ActivityTime> activities() {
        ThreadMeter.Sum sum = new ThreadMeter.Sum(processors.size());
        workers.forEach(worker -> worker.addTo(sum));
        checkpoints.addTo(sum);
        List<ActivityTime> times = new ArrayList<>();
        for (Activity activity : Activity.values()) {
            if (activity != Activity.PROCESS) {
                times.add(told(sum.of(activity), times.size()));
                continue;
            }
            for (int k = 0; k < processors.size(); k++) {
                times.add(told(sum.ofProcessor(k, processors.get(k)), times.size()));
            }
        }
        return times;
    }

    private ActivityTime told(ActivityTime time, int i) {
        told[i] = Math.max(told[i], time.nanos());
        return new ActivityTime(
                time.activity(), time.processor(), told[i], time.batches(), time.records(), time.threads());
    }

    /// How long chunks took so far.
    public ChunkLatency chunkLatency() {
        return latency.latency();
    }
}
