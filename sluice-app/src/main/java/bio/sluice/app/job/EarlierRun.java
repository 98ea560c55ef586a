package bio.sluice.app.job;

import bio.sluice.app.input.DigestedInput;
import bio.sluice.app.report.SavedManifest;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.io.ByteInput;
import bio.sluice.stream.InputSummary;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A run of the same job that has ended and left its manifest, if there is one. Immutable.
final class EarlierRun {
    private final Path manifest;

    /// @param manifest where the job's manifest goes
    EarlierRun(String manifest) {
        this.manifest = Path.of(manifest);
    }

    /// Whether it has published this output, which may be replaced then when the run is to start afresh.
    boolean published(String output) throws IOException {
        if (!Files.isRegularFile(manifest)) {
            return false;
        }
        OutputSummary written = SavedManifest.read(manifest).output("output");
        return written != null
                && (written.name().equals(output) || written.name().equals(output + ".rejected"));
    }

    /// What it did.
    ///
    /// @return null if there is none, or what it wrote is gone
    /// @throws RunStopped if it was another one, or its inputs have changed since
    RunReport report(Map<String, String> fingerprint, List<DigestedInput> inputs) throws IOException {
        if (!Files.isRegularFile(manifest)) {
            return null;
        }
        SavedManifest earlier = SavedManifest.read(manifest);
        OutputSummary output = earlier.output("output");
        if (output == null || !Files.exists(Path.of(output.name()))) {
            return null;
        }
        if (earlier.gate() != null) {
            throw refusal("the earlier run was stopped by a gate (" + earlier.gate() + ")");
        }
        requireSame(earlier.fingerprint(), fingerprint);
        for (int i = 0; i < inputs.size(); i++) {
            requireSame(earlier.inputs().get(i), inputs.get(i));
        }
        for (OutputSummary written : earlier.outputs()) {
            if (!Files.exists(Path.of(written.name())) || Files.size(Path.of(written.name())) != written.size()) {
                throw refusal(written.name() + " is not what the earlier run wrote");
            }
        }
        return new RunReport(
                earlier.ledger(),
                0,
                Map.of(),
                List.of(),
                earlier.inputs().stream()
                        .map(input -> new InputSummary(input.name(), input.records()))
                        .toList(),
                earlier.outputs(),
                null,
                0,
                Duration.ZERO);
    }

    private static void requireSame(Map<String, String> then, Map<String, String> now) {
        Map<String, String> all = new LinkedHashMap<>(then);
        now.forEach(all::putIfAbsent);
        for (String name : all.keySet()) {
            if (!Objects.equals(then.get(name), now.get(name))) {
                throw refusal(name + " has changed since the earlier run");
            }
        }
    }

    private static void requireSame(SavedManifest.Input then, DigestedInput now) throws IOException {
        byte[] bytes = new byte[1 << 16];
        try (ByteInput reading = now.open()) {
            while (reading.read(bytes, 0, bytes.length) >= 0) {
                // only the digest counts
            }
        }
        if (now.readBytes() != then.size() || !Objects.equals(now.digest(), then.digest())) {
            throw refusal("the input " + now.name() + " has changed since the earlier run");
        }
    }

    private static RunStopped refusal(String why) {
        return new RunStopped(Reason.RESUME, "nothing to resume: " + why + "; --restart runs it afresh");
    }
}
