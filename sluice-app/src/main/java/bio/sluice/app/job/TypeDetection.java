package bio.sluice.app.job;

import bio.sluice.app.config.Mistakes;
import bio.sluice.app.sample.TableSample;
import bio.sluice.detect.Candidate;
import bio.sluice.detect.ColumnVerdict;
import bio.sluice.detect.ColumnVerdict.Outcome;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.io.InputFile;
import bio.sluice.io.ReplayedFile;
import bio.sluice.option.Problems;
import bio.sluice.record.Schema;
import bio.sluice.stream.Limits;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds out the types of columns whose type is `auto`, before a run, from the first records of its inputs. One use.
final class TypeDetection {
    private static final int SHOWN = 3;

    private final List<Stage> stages;
    private final Map<String, String> types = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private TypeDetection(List<Stage> stages) {
        this.stages = stages;
    }

    /// Files that can be read once more after a sample, if one is needed. Whoever asks says with [ReplayedFile#last]
    /// when there will be no other sample.
    ///
    /// @param anyway whether a sample is needed whatever the stages are
    static List<InputFile> replayable(List<InputFile> files, List<Stage> stages, boolean anyway) {
        return columns(stages).isEmpty() && !anyway
                ? files
                : files.stream().map(ReplayedFile::of).toList();
    }

    /// Finds out all types that the stages need.
    ///
    /// @param files [#replayable]
    /// @throws RunStopped if a column is undecided, with what can be done
    static TypeDetection of(List<Stage> stages, JobInput input, List<InputFile> files) throws IOException {
        TypeDetection detection = new TypeDetection(new ArrayList<>(stages));
        Map<String, IdentifierParsers> columns = columns(stages);
        if (!columns.isEmpty()) {
            detection.find(columns, input, files);
        }
        return detection;
    }

    /// The columns to find out, with the parsers of the first stage that wants to know.
    private static Map<String, IdentifierParsers> columns(List<Stage> stages) {
        Map<String, IdentifierParsers> columns = new LinkedHashMap<>();
        for (Stage stage : stages) {
            if (stage.factory() instanceof AutoTypes auto) {
                IdentifierParsers parsers = auto.parsers();
                auto.columns().forEach(column -> columns.putIfAbsent(column, parsers));
            }
        }
        return columns;
    }

    private void find(Map<String, IdentifierParsers> columns, JobInput input, List<InputFile> files)
            throws IOException {
        RecordSource source = input.source(files);
        List<Schema> headers = source.headers();
        TableSample sample = TableSample.read(
                source,
                columns,
                TableSample.USUAL_RECORDS,
                input.longestRecord(Limits.defaults().maxRecordBytes()));
        List<String> doubts = new ArrayList<>();
        for (ColumnVerdict verdict : sample.judge()) {
            if (!headers.isEmpty() && verdict.counts().absent() == sample.records() && sample.records() > 0) {
                // There is no such column, which is a mistake of its own.
                continue;
            }
            if (verdict.outcome() == Outcome.TYPE) {
                types.put(verdict.column(), verdict.best().type().name());
                notes.add(assumption(verdict, sample));
            } else {
                doubts.add(doubt(verdict, sample));
            }
        }
        if (!doubts.isEmpty()) {
            throw new RunStopped(Reason.USAGE, String.join("\n", doubts));
        }
        resolve();
    }

    private void resolve() {
        Problems problems = new Problems();
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).factory() instanceof AutoTypes auto) {
                ProcessorFactory factory = auto.resolve(types, problems);
                Mistakes.refuse(problems);
                stages.set(i, new Stage(stages.get(i).name(), factory));
            }
        }
    }

    private static String assumption(ColumnVerdict verdict, TableSample sample) {
        Candidate next = verdict.runnerUp();
        return "taking column \"" + verdict.column() + "\" for "
                + verdict.best().type() + ", by "
                + sample.words() + ": " + verdict.reason()
                + (next == null ? "" : "; next is " + next.type());
    }

    private static String doubt(ColumnVerdict verdict, TableSample sample) {
        List<String> names = verdict.candidates().stream()
                .limit(SHOWN)
                .map(candidate -> candidate.type().name())
                .toList();
        String named = names.isEmpty() ? "TYPE" : names.get(0);
        return "identifier type auto: column \"" + verdict.column() + "\" is undecided after " + sample.words() + ": "
                + verdict.reason()
                + (names.isEmpty() ? "" : " (candidates: " + String.join(", ", names) + ")")
                + "; say what it is, as in --id " + verdict.column() + "=" + named + " or identifier_type: " + named;
    }

    /// The stages with the types that were found.
    List<Stage> stages() {
        return stages;
    }

    /// The types found, by column.
    Map<String, String> types() {
        return types;
    }

    /// What was assumed, for the user.
    List<String> notes() {
        return notes;
    }
}
