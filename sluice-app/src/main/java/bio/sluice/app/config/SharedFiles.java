package bio.sluice.app.config;

import bio.sluice.option.Option;
import bio.sluice.option.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds files that two steps would write: the later one would refuse to, after the earlier has run for hours, or
/// replace what that one left. Stateless.
final class SharedFiles {
    /// Params that name a file a step leaves beside its output.
    private static final List<String> PARAMS =
            List.of("error_output_path", "manifest_path", "qc_path", "sssom_path", "unmatched_path");

    private static final String STANDARD_OUTPUT = "-";

    /// Who writes a file.
    private record Writer(Strategy.Step step, String param) {}

    private SharedFiles() {}

    /// Adds a problem for each file that a step would write after another.
    static void check(List<Strategy.Step> steps, Problems problems) {
        Map<Path, Writer> writers = new HashMap<>();
        for (Strategy.Step step : steps) {
            for (String param : PARAMS) {
                Option<?> option = step.params().table().find(param);
                Object name = option == null ? null : step.params().get(option);
                if (!(name instanceof String text) || !isFile(text)) {
                    continue;
                }
                Writer first =
                        writers.putIfAbsent(Path.of(text).toAbsolutePath().normalize(), new Writer(step, param));
                if (first != null && first.step() != step) {
                    problems.add(
                            step.params().origin(option),
                            step.path() + "." + param,
                            text + " is written by the step " + first.step().name() + " already (" + first.param()
                                    + ")",
                            "name one for each step instead, as with --set " + setting(step) + "." + param + "=FILE");
                }
            }
        }
    }

    /// How `--set` names the params of a step: `steps[1].action.params` by its number.
    private static String setting(Strategy.Step step) {
        return step.path().replace('[', '.').replace("]", "");
    }

    /// Whether several writers would be in each other's way there.
    private static boolean isFile(String name) {
        if (name.isEmpty() || name.equals(STANDARD_OUTPUT) || name.indexOf('\0') >= 0) {
            return false;
        }
        Path path = Path.of(name);
        return !Files.exists(path) || Files.isRegularFile(path);
    }
}
