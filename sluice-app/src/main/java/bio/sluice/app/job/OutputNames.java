package bio.sluice.app.job;

import bio.sluice.app.input.Inputs;
import bio.sluice.app.plugin.Plugins;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.io.InputFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a job's files go. Immutable.
///
/// @param output the file of the records, or null if they go to a table
/// @param errors the dead letters
/// @param unmatched the copy of unmatched records, or null
/// @param manifest the manifest
/// @param qc the quality report, or null
/// @param multiQc what MultiQC shows of it, or null
record OutputNames(String output, String errors, String unmatched, String manifest, String qc, String multiQc) {
    private static final String STANDARD_OUTPUT = "-";

    /// The names that follow from what the user said. Beside a file its dead letters and its manifest are named after
    /// it; standard output, devices and tables have them in the working directory.
    static OutputNames of(StreamingJob.Output output, Plugins plugins) {
        boolean nameless = isNameless(output, plugins);
        String base = nameless ? "sluice" : output.path();
        return new OutputNames(
                output.store() == null ? output.path() : null,
                output.errorsPath() != null ? output.errorsPath() : base + ".errors.jsonl",
                output.unmatchedPath(),
                output.manifestPath() != null ? output.manifestPath() : base + ".manifest.json",
                output.qcPath(),
                output.qcPath() == null ? null : multiQc(output.qcPath()));
    }

    /// `FILE.html` stands beside `FILE_mqc.json`, a name that MultiQC looks for.
    private static String multiQc(String qc) {
        return qc.replaceFirst("(?i)\\.html?$", "") + "_mqc.json";
    }

    /// Whether nothing can be named after the output, which is standard output, a device or a table.
    static boolean isNameless(StreamingJob.Output output, Plugins plugins) {
        return output.store() != null || Inputs.storage(plugins, output.path()).isSpecial(output.path());
    }

    /// Refuses outputs that would overwrite an input or one another.
    ///
    /// @param repairs a file of dead letters that is read too, or null
    /// @throws RunStopped naming both
    void refuseClashes(List<? extends InputFile> inputs, String repairs) {
        Map<Path, String> taken = new LinkedHashMap<>();
        for (InputFile input : inputs) {
            if (!input.name().equals(STANDARD_OUTPUT)) {
                taken.put(real(input.name()), "the input " + input.name());
            }
        }
        if (repairs != null) {
            taken.put(real(repairs), "the repaired dead letters " + repairs);
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("the output", output);
        outputs.put("the file of dead letters", errors);
        outputs.put("the file of unmatched records", unmatched);
        outputs.put("the manifest", manifest);
        outputs.put("the quality report", qc);
        outputs.put("the quality report for MultiQC", multiQc);
        outputs.forEach((role, name) -> {
            if (name == null || name.equals(STANDARD_OUTPUT) || isDevice(name)) {
                return;
            }
            String other = taken.put(real(name), role);
            if (other != null) {
                throw new RunStopped(
                        Reason.USAGE, role + " " + name + " would overwrite " + other + "; choose another name");
            }
        });
    }

    private static boolean isDevice(String name) {
        return name.startsWith("/dev/");
    }

    private static Path real(String name) {
        try {
            Path path = Path.of(name).toAbsolutePath().normalize();
            try {
                return path.toRealPath();
            } catch (IOException notThereYet) {
                Path folder = path.getParent();
                return folder == null ? path : folder.toRealPath().resolve(path.getFileName());
            }
        } catch (IOException | InvalidPathException noSuchFolder) {
            return Path.of("").resolve(name.replace('\0', '_')).toAbsolutePath().normalize();
        }
    }
}
