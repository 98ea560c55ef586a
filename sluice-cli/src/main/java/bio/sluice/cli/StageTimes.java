package bio.sluice.cli;

import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.RunSample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Where the time of a run went, in a few lines for those who ask. Stateless.
final class StageTimes {
    private StageTimes() {}

    /// The lines; none if the run was not sampled.
    static List<String> of(RunReport run) {
        if (run.samples().isEmpty()) {
            return List.of();
        }
        RunSample last = run.samples().get(run.samples().size() - 1);
        List<String> working = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (ActivityTime time : last.activities()) {
            List<String> words = time.activity().isWaiting() ? waiting : working;
            words.add(time.name() + " " + seconds(time.nanos()));
        }
        return List.of(
                "time of all workers: " + String.join(", ", working), "waited for: " + String.join(", ", waiting));
    }

    private static String seconds(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        String rest = Long.toString(1_000 + millis % 1_000).substring(1);
        return millis / 1_000 + "." + rest + " s";
    }
}
