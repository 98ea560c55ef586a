package bio.sluice.stream;

import bio.sluice.fault.Position;
import java.util.List;

/// Several listeners as one, told in their order; the first that throws keeps the others from being told, but for the
/// end, which all are told. Immutable.
public final class RunListeners implements RunListener {
    private final List<RunListener> all;

    public RunListeners(List<? extends RunListener> listeners) {
        all = List.copyOf(listeners);
    }

    @Override
    public void started(Pipeline pipeline, RunStats stats) {
        all.forEach(listener -> listener.started(pipeline, stats));
    }

    @Override
    public void warned(String kind, Position position, String message) {
        all.forEach(listener -> listener.warned(kind, position, message));
    }

    @Override
    public void sampled(RunSample sample) {
        all.forEach(listener -> listener.sampled(sample));
    }

    @Override
    public void ended(RunStats stats) {
        RuntimeException first = null;
        for (RunListener listener : all) {
            try {
                listener.ended(stats);
            } catch (RuntimeException thrown) {
                if (first == null) {
                    first = thrown;
                } else {
                    first.addSuppressed(thrown);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
