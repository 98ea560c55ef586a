package bio.sluice.engine.task;

import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Stage;
import java.util.ArrayList;
import java.util.List;

/// The processors of one worker, in order. One thread at a time.
public final class ProcessorChain {
    private final List<Stage> stages;
    private final List<Processor> processors = new ArrayList<>();
    private int initialized;

    /// Makes the processors.
    public ProcessorChain(List<Stage> stages) {
        this.stages = stages;
        for (Stage stage : stages) {
            processors.add(stage.factory().create());
        }
    }

    /// Initializes the processors in order; the first that throws ends it.
    ///
    /// @param contexts one per stage
    public void initialize(List<? extends ProcessorContext> contexts) {
        while (initialized < processors.size()) {
            processors.get(initialized).initialize(contexts.get(initialized));
            initialized++;
        }
    }

    /// Finishes every processor that was initialized, also after one that throws.
    ///
    /// @throws RuntimeException the first that was thrown, with the others suppressed
    public void finish() {
        Throwable first = null;
        while (initialized > 0) {
            initialized--;
            try {
                processors.get(initialized).finish();
            } catch (RuntimeException | Error thrown) {
                if (first == null) {
                    first = thrown;
                } else {
                    first.addSuppressed(thrown);
                }
            }
        }
        if (first instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (first != null) {
            throw (Error) first;
        }
    }

    int size() {
        return processors.size();
    }

    String name(int k) {
        return stages.get(k).name();
    }

    Processor processor(int k) {
        return processors.get(k);
    }
}
