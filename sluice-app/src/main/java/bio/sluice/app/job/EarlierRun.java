package bio.sluice.app.job;

import bio.sluice.app.input.DigestedInput;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.SavedManifest;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.io.ByteInput;
import bio.sluice.io.Storage;
import bio.sluice.stream.InputSummary;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.Resumption;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A run of the same job that has ended and left its manifest, if there is one. Immutable.
final class EarlierRun {
    private final Plugins plugins;
    private final String manifest;

    /// @param manifest where the job's manifest goes
    EarlierRun(Plugins plugins, String manifest) {
        this.plugins = plugins;
        this.manifest = manifest;
    }

    /// Returns null if there is no manifest.
    private SavedManifest saved() throws IOException {
        Storage storage = Inputs.storage(plugins, manifest);
        if (storage.isSpecial(manifest) || !storage.exists(manifest)) {
            return null;
        }
        try (ByteInput bytes = storage.find(manifest).get(0).open()) {
            return SavedManifest.read(bytes, manifest);
        }
    }

    /// Returns -1 if the file is gone.
    private long size(String file) throws IOException {
        Storage storage = Inputs.storage(plugins, file);
        return storage.exists(file) ? storage.find(file).get(0).size() : -1;
    }

    /// Whether it has published this output, which may be replaced then when the run is to start afresh.
    boolean published(String output) throws IOException {
        SavedManifest earlier = saved();
        OutputSummary written = earlier == null ? null : earlier.output("output");
        return written != null
                && (written.name().equals(output) || written.name().equals(output + ".rejected"));
    }

    /// What it did.
    ///
    /// @return null if there is none, or what it wrote is gone
    /// @throws RunStopped if it was another one, or its inputs have changed since
    RunReport report(Map<String, String> fingerprint, List<DigestedInput> inputs) throws IOException {
        SavedManifest earlier = saved();
        OutputSummary output = earlier == null ? null : earlier.output("output");
        if (output == null || size(output.name()) < 0) {
            return null;
        }
        if (earlier.gate() != null) {
            throw refusal("the earlier run was stopped by a gate (" + earlier.gate() + ")");
        }
        Resumption.difference(earlier.fingerprint(), fingerprint).ifPresent(name -> {
            throw refusal(name + " has changed since the earlier run");
        });
        for (int i = 0; i < inputs.size(); i++) {
            requireSame(earlier.inputs().get(i), inputs.get(i));
        }
        for (OutputSummary written : earlier.outputs()) {
            if (size(written.name()) != written.size()) {
                throw refusal(written.name() + " is not what the earlier run wrote");
            }
        }
        return new RunReport(
                earlier.ledger(),
                0,
                Map.of(),
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

    private static void requireSame(SavedManifest.Input then, DigestedInput now) throws IOException {
        if (then.digest() == null) {
            // It was not read to its end, as a limit of records had it; its size is all that is known.
            if (now.size() != then.size()) {
                throw refusal("the input " + now.name() + " has changed since the earlier run");
            }
            return;
        }
        if (!now.digestOfAll().equals(then.digest()) || now.readBytes() != then.size()) {
            throw refusal("the input " + now.name() + " has changed since the earlier run");
        }
    }

    private static RunStopped refusal(String why) {
        return new RunStopped(Reason.RESUME, "nothing to resume: " + why + "; --restart runs it afresh");
    }
}
