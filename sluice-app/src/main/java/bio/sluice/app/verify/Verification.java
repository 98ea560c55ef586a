package bio.sluice.app.verify;

import bio.sluice.app.graph.GraphReading;
import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.repair.Repairs;
import bio.sluice.app.report.SavedManifest;
import bio.sluice.app.report.SavedManifest.Input;
import bio.sluice.app.report.SavedManifest.Used;
import bio.sluice.app.report.StoredBytes;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.fault.RunStopped;
import bio.sluice.format.Format;
import bio.sluice.io.InputFile;
import bio.sluice.option.OptionValues;
import bio.sluice.stream.InputSummary;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.OutputSummary;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Proves again what a manifest says about a finished run. One use, one thread.
public final class Verification {
    private static final String GONE = "there is no such file";
    private static final String SPECIAL = "a standard stream, device or pipe keeps nothing to look at";
    private static final String TABLE = "what a database holds may change at any time";

    private final SavedManifest manifest;
    private final Plugins plugins;
    private final RunFiles files;
    private final Recount recount;
    private final Consumer<Finding> findings;

    /// @param manifest the manifest
    /// @param file its place, beside which files are looked for too
    /// @param findings is told each thing as soon as it is known
    public Verification(SavedManifest manifest, Path file, Plugins plugins, Consumer<Finding> findings) {
        this.manifest = manifest;
        this.plugins = plugins;
        this.files = new RunFiles(plugins, file);
        this.recount = new Recount(plugins);
        this.findings = findings;
    }

    /// Looks at everything. A file that cannot be read or is damaged is a difference.
    public void run() {
        for (Input input : manifest.inputs()) {
            stored("input " + input.name(), input.name(), input.size(), input.digest());
        }
        for (OutputSummary output : manifest.outputs()) {
            stored(output.role() + " " + output.name(), output.name(), output.size(), output.digest());
        }
        if (manifest.repairs() != null) {
            SavedManifest.Repairs repairs = manifest.repairs();
            stored("repairs " + repairs.name(), repairs.name(), repairs.size(), repairs.digest());
        }
        manifest.graphs().forEach(this::graph);
        Ledger ledger = manifest.ledger();
        Long read = read(ledger.read());
        Long written = written("output", "records written", ledger.written());
        written(
                "unmatched",
                "unmatched records",
                manifest.output("unmatched") == null
                        ? 0
                        : manifest.output("unmatched").records());
        Long dead = written("errors", "dead letters", ledger.dead());
        balance(read, written, dead, ledger);
    }

    private void stored(String what, String name, long size, String digest) {
        if (files.isSpecial(name)) {
            findings.accept(Finding.unprovable(what, known(digest), special(name)));
            return;
        }
        if (digest == null) {
            findings.accept(Finding.unprovable(what, known(digest), "it was not read to its end"));
            return;
        }
        try {
            InputFile file = files.stored(name);
            if (file == null) {
                findings.accept(Finding.different(what, digest, GONE));
                return;
            }
            StoredBytes found = StoredBytes.of(file, algorithm(digest));
            findings.accept(Finding.compared(what + ", size", size, found.size()));
            findings.accept(Finding.compared(what + ", digest", digest, found.digest()));
        } catch (IOException | RunStopped failed) {
            findings.accept(Finding.different(what, digest, failed.getMessage()));
        }
    }

    private String special(String name) {
        return plugins.store(name) == null ? SPECIAL : TABLE;
    }

    private static String known(String digest) {
        return digest == null ? "nothing" : digest;
    }

    private static DigestAlgorithm algorithm(String digest) {
        String name = digest.substring(0, Math.max(0, digest.indexOf(':')));
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            if (algorithm.name().toLowerCase(Locale.ROOT).equals(name)) {
                return algorithm;
            }
        }
        throw new RunStopped(RunStopped.Reason.INPUT_OUTPUT, "the digest is of an unknown kind");
    }

    private void graph(String name, String digest) {
        String what = "graph " + name + ", digest";
        try {
            String place = files.place(name);
            findings.accept(Finding.compared(
                    what,
                    digest,
                    GraphReading.open(place == null ? name : place).digest()));
        } catch (RunStopped | InvalidPathException failed) {
            findings.accept(Finding.different(what, digest, failed.getMessage()));
        }
    }

    /// Counts the records of the inputs; null if that cannot be done.
    private Long read(long expected) {
        String what = "records read";
        Used used = manifest.reading();
        if (used == null || used.longestRecord() == 0) {
            findings.accept(Finding.unprovable(what, expected, "the manifest does not say how inputs were read"));
            return null;
        }
        for (Input input : manifest.inputs()) {
            if (files.isSpecial(input.name())) {
                findings.accept(Finding.unprovable(what, expected, special(input.name())));
                return null;
            }
        }
        boolean whole = manifest.inputs().stream().allMatch(input -> input.digest() != null);
        if (manifest.gate() != null && !whole) {
            findings.accept(Finding.unprovable(what, expected, "a gate stopped the run before the end of its inputs"));
            return null;
        }
        try {
            List<InputSummary> counts = recount(used);
            for (int i = 0; i < manifest.inputs().size(); i++) {
                Input input = manifest.inputs().get(i);
                long found = i < counts.size() ? counts.get(i).records() : 0;
                findings.accept(Finding.compared("records read from " + input.name(), input.records(), found));
            }
            long sum = counts.stream().mapToLong(InputSummary::records).sum();
            findings.accept(Finding.compared(what, expected, sum));
            return sum;
        } catch (IOException | RunStopped failed) {
            findings.accept(Finding.different(what, expected, failed.getMessage()));
            return null;
        }
    }

    private List<InputSummary> recount(Used used) throws IOException {
        List<InputFile> contents = new ArrayList<>();
        for (Input input : manifest.inputs()) {
            InputFile stored = files.stored(input.name());
            if (stored == null) {
                throw new IOException(input.name() + ": " + GONE);
            }
            contents.add(files.content(stored));
        }
        Format format = Inputs.named(plugins, used.format());
        OptionValues reading = recount.reading(format, used.options());
        if (manifest.repairs() != null) {
            String name = manifest.repairs().name();
            String place = files.place(name);
            if (place == null) {
                throw new IOException(name + ": " + GONE);
            }
            Repairs repairs = Repairs.read(
                    place, manifest.inputs().stream().map(Input::name).toList());
            contents = repairs.over(contents, format, reading);
        }
        return recount.read(contents, format, reading, used.longestRecord());
    }

    /// Counts the records of a file that the run wrote; null if that cannot be done.
    private Long written(String role, String what, long expected) {
        OutputSummary output = manifest.output(role);
        if (output == null) {
            return null;
        }
        if (files.isSpecial(output.name())) {
            findings.accept(Finding.unprovable(what, expected, special(output.name())));
            return null;
        }
        Used used = manifest.writing();
        boolean isWritten = used != null && used.format().equals(output.format());
        try {
            InputFile stored = files.stored(output.name());
            if (stored == null) {
                findings.accept(Finding.different(what, expected, output.name() + ": " + GONE));
                return null;
            }
            long found = recount.written(files.content(stored), output.format(), isWritten ? used.options() : Map.of());
            findings.accept(Finding.compared(what, expected, found));
            return found;
        } catch (IOException | RunStopped failed) {
            findings.accept(Finding.different(what, expected, failed.getMessage()));
            return null;
        }
    }

    /// What could not be counted again counts as the manifest says.
    private void balance(Long read, Long written, Long dead, Ledger ledger) {
        Ledger found = new Ledger(
                read == null ? ledger.read() : read,
                written == null ? ledger.written() : written,
                dead == null ? ledger.dead() : dead,
                ledger.filtered(),
                ledger.expanded(),
                ledger.blank());
        findings.accept(new Finding(
                "balance",
                found.isBalanced() ? Finding.Outcome.PROVEN : Finding.Outcome.DIFFERENT,
                ledger.toString(),
                found.toString()));
    }
}
