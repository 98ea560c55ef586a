package bio.sluice.app.config;

import bio.sluice.fault.RunStopped;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import java.util.stream.Collectors;

/// What becomes of mistakes in a configuration once all have been gathered. Stateless.
public final class Mistakes {
    private Mistakes() {}

    /// Does nothing if there are none.
    ///
    /// @throws RunStopped telling every one of `problems`, a line each
    public static void refuse(Problems problems) {
        if (!problems.isEmpty()) {
            throw new RunStopped(
                    RunStopped.Reason.USAGE,
                    problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
    }
}
