package bio.sluice.jdbc;

import bio.sluice.app.Sluice;
import bio.sluice.app.job.RunSettings;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run of records into a table, with its files in a folder. One use.
final class TestRun {
    private final Path folder;
    private final Map<String, Object> params = new LinkedHashMap<>();
    private Path input;
    private RunSettings settings = RunSettings.QUIET;

    TestRun(Path folder) {
        this.folder = folder;
        params.put("error_output_path", folder.resolve("errors.jsonl").toString());
        params.put("manifest_path", folder.resolve("manifest.json").toString());
    }

    TestRun input(String name, String text) throws IOException {
        input = folder.resolve(name);
        Files.writeString(input, text, StandardCharsets.UTF_8);
        return this;
    }

    TestRun with(String param, Object value) {
        params.put(param, value);
        return this;
    }

    TestRun settings(RunSettings settings) {
        this.settings = settings;
        return this;
    }

    RunReport into(TestDatabase database, String table) throws IOException {
        with("table_name", table);
        return to(database.address());
    }

    RunReport to(String output) throws IOException {
        Sluice sluice = Sluice.read(input.toString()).with(settings);
        params.forEach(sluice::with);
        return sluice.write(output);
    }

    /// The dead letters of the run.
    List<String> errors() throws IOException {
        return Files.readAllLines(folder.resolve("errors.jsonl"), StandardCharsets.UTF_8);
    }
}
