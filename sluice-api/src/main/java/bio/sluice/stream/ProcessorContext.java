package bio.sluice.stream;

import java.util.function.Supplier;

/// What a processor may know of its run. Thread-safe.
public interface ProcessorContext {
    /// The stage's name, unique in the pipeline; it names the stage in dead letters and begins its counters.
    String name();

    /// How the output wants added values.
    OutputShape shape();

    /// The counter at `path`, made if need be; the same for all workers. Statistics of a stage begin with
    /// `processors/`, outcomes per field with `outcomes/`.
    Counter counter(String path);

    /// The set of numbers at `path`, made if need be; the same for all workers. The run gathers them in one bit each,
    /// up
    /// to the largest, keeps them in its checkpoints and hands them out in its report.
    ///
    /// @throws UnsupportedOperationException if the runner cannot gather any
    default Marks marks(String path) {
        throw new UnsupportedOperationException("this runner gathers no marks, which " + path + " needs");
    }

    /// Something costly that all workers share, such as an open graph: made once, by the first that asks. Must be
    /// thread-safe. Closed at the end of the run if it is `AutoCloseable`.
    <T> T shared(String key, Supplier<T> maker);

    /// The survey at `path`, made by the first that asks; the same for all workers. To be asked for while the processor
    /// is initialized. Where nothing is run, as in planning, nobody looks at it.
    default <S extends Survey> Surveyed<S> survey(String path, Supplier<S> maker) {
        return new Surveyed<>(path, 0, maker.get());
    }
}
