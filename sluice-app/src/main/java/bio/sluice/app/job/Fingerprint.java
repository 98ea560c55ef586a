package bio.sluice.app.job;

import bio.sluice.app.report.JsonDocument;
import bio.sluice.app.report.Version;
import bio.sluice.io.InputFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// All that decides the bytes that a job writes, by names that a user understands. Two runs with the same fingerprint
/// over the same inputs write the same; where to is not part of it. Stateless.
final class Fingerprint {
    private Fingerprint() {}

    /// @param graphs digest of each graph by its name
    static Map<String, String> of(StreamingJob job, JobPlan plan, Map<String, String> graphs) throws IOException {
        Map<String, String> fingerprint = new LinkedHashMap<>();
        fingerprint.put("program version", Version.text());
        fingerprint.put(
                "list of inputs",
                plan.inputs().stored().stream().map(InputFile::name).collect(Collectors.joining(", ")));
        if (job.input().store() != null) {
            fingerprint.put(
                    "list of inputs",
                    job.input().store().shown(job.input().paths().get(0)));
        }
        fingerprint.put("input format", plan.inputs().format().name());
        fingerprint.put("output format", plan.format().name());
        fingerprint.put("memory in bytes", Long.toString(plan.limits().memoryBytes()));
        if (plan.columns() != null) {
            fingerprint.put("output columns", String.join(", ", plan.columns()));
        }
        graphs.forEach((name, digest) -> fingerprint.put("graph " + name, digest));
        fingerprint.putAll(job.settings());
        plan.detected().forEach((column, type) -> fingerprint.put("detected type of " + column, type));
        if (plan.repairs() != null) {
            // in place of the setting, which is no more than the file's name
            fingerprint.put("repairs", JsonDocument.line(plan.repairs().described(job.digest())));
        }
        return fingerprint;
    }
}
