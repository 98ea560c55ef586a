package bio.sluice.app.qc;

import bio.sluice.stream.RunReport;
import java.time.Instant;

/// What a quality report tells of. Immutable.
///
/// @param name what the job was called
/// @param run its report
/// @param letters its dead letters
/// @param inputFormat how the inputs were read
/// @param started when this attempt began
/// @param command how it was started
public record QcSubject(
        String name, RunReport run, DeadLetterDigest letters, String inputFormat, Instant started, String command) {
    /// The first output, without its folder, or the job's name if nothing was written.
    String sample() {
        return run.outputs().stream()
                .filter(output -> output.role().equals("output"))
                .map(output -> output.name()
                        .substring(Math.max(
                                        output.name().lastIndexOf('/'),
                                        output.name().lastIndexOf('\\'))
                                + 1))
                .findFirst()
                .orElse(name);
    }
}
