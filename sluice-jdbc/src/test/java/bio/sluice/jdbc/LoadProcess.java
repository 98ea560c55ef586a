package bio.sluice.jdbc;

import bio.sluice.app.Sluice;
import bio.sluice.app.job.RunSettings;
import bio.sluice.fault.RunStopped;
import bio.sluice.stream.Interruption;
import bio.sluice.stream.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A run into a table in a process of its own, to be killed.
final class LoadProcess {
    private static final long MOST_SECONDS = 120;

    private final Process process;
    private final Path told;

    private LoadProcess(Process process, Path told) {
        this.process = process;
        this.told = told;
    }

    /// Starts it; it goes on where an earlier one was killed.
    ///
    /// @param folder holds `in.csv`, dead letters and manifest
    /// @param params `name=value`
    static LoadProcess start(Path folder, String address, String... params) throws IOException {
        return start(folder, List.of(), address, params);
    }

    /// Starts it with options of the JVM.
    static LoadProcess start(Path folder, List<String> options, String address, String... params) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m"));
        line.addAll(options);
        line.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), LoadProcess.class.getName(), folder.toString(), address));
        line.addAll(List.of(params));
        Path told = Files.createTempFile(folder, "told", ".txt");
        return new LoadProcess(
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(told.toFile())
                        .start(),
                told);
    }

    /// Kills it as nothing can be caught, unless it ends within this time.
    ///
    /// @return whether it was still at work
    boolean killAfter(long millis) throws InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            return false;
        }
        process.destroyForcibly();
        return process.waitFor() == 128 + 9;
    }

    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /// Waits for its end.
    int exitCode() throws InterruptedException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    /// What it has said.
    String told() throws IOException {
        return Files.readString(told);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Sluice run = Sluice.read(folder.resolve("in.csv").toString())
                .with("table_name", "t")
                .with("checkpoint_interval", "0.01")
                .with("error_output_path", folder.resolve("errors.jsonl").toString())
                .with("manifest_path", folder.resolve("manifest.json").toString())
                .with(new RunSettings(
                        true, false, false, "test", RunListener.SILENT, System.out::println, new Interruption()));
        for (int i = 2; i < arguments.length; i++) {
            String[] param = arguments[i].split("=", 2);
            run = run.with(param[0], param[1].contains(",") ? List.of(param[1].split(",")) : param[1]);
        }
        try {
            run.write(arguments[1]);
        } catch (RunStopped stop) {
            System.out.println(stop.getMessage());
            System.exit(stop.reason().exitCode());
        }
    }
}
