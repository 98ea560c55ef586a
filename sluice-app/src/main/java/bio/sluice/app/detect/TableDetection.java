package bio.sluice.app.detect;

import bio.sluice.app.config.Strategy;
import bio.sluice.app.job.JobInput;
import bio.sluice.app.job.StreamingJob;
import bio.sluice.app.job.StreamingParams;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.sample.TableSample;
import bio.sluice.detect.ColumnVerdict;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.option.Problems;
import bio.sluice.stream.Limits;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the columns of a table hold, as a sample says. Immutable.
///
/// @param inputs what was read and how, for the user
/// @param sample how much of it, in words
/// @param records how many records
/// @param unreadable records that could not be read
/// @param whole whether the inputs have no more
/// @param columns the columns in order
/// @param notes what else the user should be told
public record TableDetection(
        String inputs,
        String sample,
        long records,
        long unreadable,
        boolean whole,
        List<ColumnVerdict> columns,
        List<String> notes) {
    /// Looks at the inputs of a streaming step.
    ///
    /// @param step a step whose params say what to read and how
    /// @param records how many records to look at
    /// @return null if there are mistakes, which are in `problems` then
    /// @throws bio.sluice.fault.RunStopped if the inputs cannot be read, with a message for the user
    public static TableDetection of(Strategy.Step step, long records, Plugins plugins, Problems problems)
            throws IOException {
        StreamingJob job = new StreamingParams(plugins).job(step.name(), step.params(), step.path(), problems);
        if (job == null) {
            return null;
        }
        JobInput input = JobInput.find(job.input(), job.digest(), plugins);
        RecordSource source = input.source(input.inputs().files());
        TableSample sample = TableSample.read(
                source,
                IdentifierParsers.standard(),
                records,
                input.longestRecord(Limits.defaults().maxRecordBytes()));
        List<String> notes = new ArrayList<>(source.notes());
        return new TableDetection(
                input.inputs().assumed(),
                sample.words(),
                sample.records(),
                sample.unreadable(),
                sample.isWhole(),
                sample.judge(),
                notes);
    }
}
