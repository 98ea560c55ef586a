package bio.sluice.app.job;

import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.qc.DeadLetterDigest;
import bio.sluice.app.qc.MultiQc;
import bio.sluice.app.qc.QcPage;
import bio.sluice.app.qc.QcSubject;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.engine.target.WholeFile;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.io.ByteInput;
import bio.sluice.io.Storage;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// The files of a job's quality report, if it is to have one. One use, one thread.
final class QualityReport {
    private final OutputNames names;
    private final Plugins plugins;

    private QualityReport(OutputNames names, Plugins plugins) {
        this.names = names;
        this.plugins = plugins;
    }

    static QualityReport of(OutputNames names, Plugins plugins) {
        return new QualityReport(names, plugins);
    }

    /// Refuses to replace what is somebody's.
    ///
    /// @param refuse whether files that exist may be anybody's but this run's
    /// @throws RunStopped naming the file
    void refuseExisting(boolean refuse) throws IOException {
        if (names.qc() == null) {
            return;
        }
        if (names.qc().equals("-")) {
            throw new RunStopped(
                    Reason.USAGE, "a quality report is two files, which cannot go to standard output: --qc qc.html");
        }
        for (String name : List.of(names.qc(), names.multiQc())) {
            if (refuse && file(name).isTaken()) {
                throw new RunStopped(Reason.USAGE, name + " exists already; --force overwrites it");
            }
        }
    }

    /// Writes the files of a run that has ended, by a gate or well.
    ///
    /// @param started when it began
    /// @param command how it was started
    void write(String name, RunReport report, String inputFormat, Instant started, String command) throws IOException {
        if (names.qc() == null) {
            return;
        }
        QcSubject subject = new QcSubject(name, report, letters(report), inputFormat, started, command);
        file(names.qc()).write(QcPage.of(subject));
        file(names.multiQc()).write(MultiQc.of(subject));
    }

    private WholeFile file(String name) {
        return new WholeFile(Inputs.storage(plugins, name), name, DigestAlgorithm.CRC32C);
    }

    private DeadLetterDigest letters(RunReport report) throws IOException {
        String errors = report.outputs().stream()
                .filter(output -> output.role().equals("errors"))
                .map(OutputSummary::name)
                .findFirst()
                .orElse(names.errors());
        Storage storage = Inputs.storage(plugins, errors);
        if (storage.isSpecial(errors) || !storage.exists(errors)) {
            return DeadLetterDigest.NOT_KEPT;
        }
        try (ByteInput in = storage.find(errors).get(0).open()) {
            return DeadLetterDigest.of(in);
        }
    }
}
