package bio.sluice.cli;

import bio.sluice.app.plugin.Plugins;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.app.report.SavedManifest;
import bio.sluice.app.report.Summary;
import bio.sluice.app.verify.Finding;
import bio.sluice.app.verify.Finding.Outcome;
import bio.sluice.app.verify.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `sluice verify`: proves a finished run again.
final class VerifyCommand implements Command {
    private String file;
    private boolean json;
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.argument("MANIFEST", value -> file = value).on("--json", () -> json = true);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        Path path;
        try {
            path = Path.of(file);
        } catch (InvalidPathException unnameable) {
            throw new WrongFlag("\"" + file + "\" cannot be a file name");
        }
        SavedManifest manifest = SavedManifest.read(path);
        PrintStream out = invocation.terminal().out();
        List<Finding> findings = new ArrayList<>();
        new Verification(manifest, path, Plugins.onClassPath(), finding -> {
                    findings.add(finding);
                    if (!json && (!verbosity.quiet || finding.outcome() == Outcome.DIFFERENT)) {
                        out.println(Summary.printable(line(finding)));
                    }
                })
                .run();
        if (json) {
            out.print(JsonDocument.of(document(findings)));
        } else if (!verbosity.quiet) {
            out.println(Summary.printable(verdict(findings)));
        }
        return count(findings, Outcome.DIFFERENT) == 0 ? ExitCode.DONE : ExitCode.INPUT_OUTPUT;
    }

    private static String line(Finding finding) {
        return switch (finding.outcome()) {
            case PROVEN -> "proven      " + finding.what() + ": " + finding.found();
            case DIFFERENT ->
                "DIFFERENT   " + finding.what() + ": expected " + finding.expected() + ", found " + finding.found();
            case UNPROVABLE -> "unprovable  " + finding.what() + ": " + finding.found();
        };
    }

    private String verdict(List<Finding> findings) {
        long different = count(findings, Outcome.DIFFERENT);
        return String.format(
                Locale.ROOT,
                "%s: %s (%,d proven, %,d different, %,d unprovable)",
                file,
                different == 0 ? "nothing differs" : "NOT as the manifest says",
                count(findings, Outcome.PROVEN),
                different,
                count(findings, Outcome.UNPROVABLE));
    }

    private Map<String, Object> document(List<Finding> findings) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("what", finding.what());
            entry.put("outcome", finding.outcome().name().toLowerCase(Locale.ROOT));
            entry.put("expected", finding.expected());
            entry.put("found", finding.found());
            list.add(entry);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("manifest", file);
        document.put("as_recorded", count(findings, Outcome.DIFFERENT) == 0);
        for (Outcome outcome : Outcome.values()) {
            document.put(outcome.name().toLowerCase(Locale.ROOT), count(findings, outcome));
        }
        document.put("findings", list);
        return document;
    }

    private static long count(List<Finding> findings, Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }
}
