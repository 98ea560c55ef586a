package bio.sluice.app.report;

import bio.sluice.app.input.DigestedInput;
import bio.sluice.stream.InputSummary;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.RunReport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The proof that a run leaves beside its output: what went in, what came out, and where every record went. All but
/// its `run` section depends on the job alone. Stateless.
public final class Manifest {
    private Manifest() {}

    /// The manifest of a finished run.
    ///
    /// @param name what the job was called
    /// @param run its report
    /// @param stored the inputs as stored; all have been read to their ends, or have no digest
    /// @param graphs digest of each graph used, by its path
    /// @param fingerprint all that decided the bytes written, by name
    /// @param usage how the job reads and writes
    /// @param command how the run was started
    /// @param started when
    public static Map<String, Object> of(
            String name,
            RunReport run,
            List<DigestedInput> stored,
            Map<String, String> graphs,
            Map<String, String> fingerprint,
            Map<String, Object> usage,
            String command,
            Instant started) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("manifest_version", SavedManifest.VERSION);
        manifest.put("name", name);
        manifest.put("inputs", inputs(run, stored));
        for (OutputSummary output : run.outputs()) {
            manifest.put(output.role(), output(output));
        }
        manifest.put("graphs", graphs);
        manifest.putAll(usage);
        manifest.put("ledger", Report.ledger(run.ledger()));
        manifest.put("processors", Report.processors(run));
        manifest.put("outcomes", Report.outcomes(run));
        Report.putUnlessEmpty(manifest, "validation", Report.validation(run));
        manifest.put("warnings", Report.warnings(run));
        manifest.put("gate", run.gate());
        manifest.put("run", run(run, fingerprint, command, started));
        return manifest;
    }

    private static List<Map<String, Object>> inputs(RunReport run, List<DigestedInput> stored) {
        List<Map<String, Object>> inputs = new ArrayList<>();
        if (stored.isEmpty()) {
            // Records of a database have no bytes that could be looked at again.
            run.inputs().forEach(table -> inputs.add(input(table.name(), -1, null, table.records())));
        }
        for (int i = 0; i < stored.size(); i++) {
            DigestedInput file = stored.get(i);
            // How much was read of one that a limit has cut short depends on how it was read, and means nothing.
            long size = file.digest() == null && file.size() >= 0 ? file.size() : file.readBytes();
            InputSummary summary = i < run.inputs().size() ? run.inputs().get(i) : null;
            inputs.add(input(file.name(), size, file.digest(), summary == null ? 0 : summary.records()));
        }
        return inputs;
    }

    private static Map<String, Object> input(String name, long size, String digest, long records) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("name", name);
        input.put("size", size);
        input.put("digest", digest);
        input.put("records", records);
        return input;
    }

    private static Map<String, Object> output(OutputSummary output) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", output.name());
        if (output.table() != null) {
            map.put("table", output.table());
        }
        map.put("format", output.format());
        map.put("records", output.records());
        map.put("size", output.size());
        map.put("digest", output.digest());
        return map;
    }

    private static Map<String, Object> run(
            RunReport run, Map<String, String> fingerprint, String command, Instant started) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", Version.text());
        map.put("java", System.getProperty("java.version"));
        map.put("command", command);
        map.put("started", started.toString());
        map.put("ended", started.plus(run.elapsed()).toString());
        map.put("seconds", run.elapsed().toMillis() / 1000.0);
        map.put("attempts", run.attempts());
        map.put("host", host());
        map.put("fingerprint", fingerprint);
        return map;
    }

    private static String host() {
        String named = System.getenv("HOSTNAME");
        if (named != null && !named.isBlank()) {
            return named;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}
