package bio.sluice.acceptance;

import bio.sluice.app.Sluice;
import bio.sluice.fault.RunStopped;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A conversion to run in a JVM of its own, which ends with the exit codes of the command.
final class ChildJob {
    private static final int GATE = 3;
    private static final int INPUT_OUTPUT = 4;

    private ChildJob() {}

    /// The arguments for [ChildJvm] that run a job.
    ///
    /// @param params `name=value`
    static List<String> arguments(String input, String output, String... params) {
        List<String> arguments = new ArrayList<>(List.of(ChildJob.class.getName(), input, output));
        arguments.addAll(List.of(params));
        return arguments;
    }

    public static void main(String[] args) {
        Sluice job = Sluice.read(args[0]);
        for (String param : List.of(args).subList(2, args.length)) {
            String[] parts = param.split("=", 2);
            job.with(parts[0], parts[1]);
        }
        System.exit(run(job, args[1]));
    }

    private static int run(Sluice job, String output) {
        try {
            RunReport report = job.write(output);
            System.err.println(report.ledger());
            return report.gate() == null ? 0 : GATE;
        } catch (RunStopped stopped) {
            System.err.println(stopped.getMessage());
            return stopped.reason().exitCode();
        } catch (IOException failed) {
            System.err.println(failed.getMessage());
            return INPUT_OUTPUT;
        }
    }
}
