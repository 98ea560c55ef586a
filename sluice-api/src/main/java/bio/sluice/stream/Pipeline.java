package bio.sluice.stream;

import java.time.Duration;
import java.util.List;

/// What to run: from where, through what, into what, within which bounds. Immutable description of one run.
///
/// @param name what the run is called in messages
/// @param source where records come from
/// @param stages the processors in order
/// @param writer how records are written
/// @param columns the output's columns where the writer needs them, else null
/// @param target what keeps them
/// @param policy when errors stop the run
/// @param limits how much it may hold
/// @param resumption how it survives being killed, or null if it need not
/// @param sampleInterval time between two samples of its counts
public record Pipeline(
        String name,
        RecordSource source,
        List<Stage> stages,
        RecordWriter writer,
        List<String> columns,
        Target target,
        ErrorPolicy policy,
        Limits limits,
        Resumption resumption,
        Duration sampleInterval) {
    /// The usual time between two samples.
    public static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(5);

    public Pipeline {
        stages = List.copyOf(stages);
        columns = columns == null ? null : List.copyOf(columns);
    }

    /// A pipeline that is sampled as usual.
    public Pipeline(
            String name,
            RecordSource source,
            List<Stage> stages,
            RecordWriter writer,
            List<String> columns,
            Target target,
            ErrorPolicy policy,
            Limits limits,
            Resumption resumption) {
        this(name, source, stages, writer, columns, target, policy, limits, resumption, SAMPLE_INTERVAL);
    }

    /// A pipeline whose runs cannot be resumed.
    public Pipeline(
            String name,
            RecordSource source,
            List<Stage> stages,
            RecordWriter writer,
            List<String> columns,
            Target target,
            ErrorPolicy policy,
            Limits limits) {
        this(name, source, stages, writer, columns, target, policy, limits, null);
    }
}
