package bio.sluice.app.job;

import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.io.InputFile;
import bio.sluice.io.Storage;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a job's files go. Immutable.
///
/// @param output the records
/// @param errors the dead letters
/// @param unmatched the copy of unmatched records, or null
/// @param sssom the mappings that were used, or null
/// @param manifest the manifest
record OutputNames(String output, String errors, String unmatched, String sssom, String manifest) {
    private static final String STANDARD_OUTPUT = "-";

    /// The names that follow from what the user said. Beside a file its dead letters and its manifest are named after
    /// it; standard output and devices have them in the working directory.
    static OutputNames of(StreamingJob.Output output, Storage storage) {
        boolean nameless = storage.isSpecial(output.path());
        String base = nameless ? "sluice" : output.path();
        return new OutputNames(
                output.path(),
                output.errorsPath() != null ? output.errorsPath() : base + ".errors.jsonl",
                output.unmatchedPath(),
                output.sssomPath(),
                output.manifestPath() != null ? output.manifestPath() : base + ".manifest.json");
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
        outputs.put("the file of mappings", sssom);
        outputs.put("the manifest", manifest);
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
