package bio.sluice.cli;

import java.io.IOException;
import java.util.List;

/// `sluice convert`: format to format, values untouched.
final class ConvertCommand implements Command {
    private List<String> inputs;
    private final OutputFlags outputFlags = new OutputFlags();
    private final ReaderFlags readerFlags = new ReaderFlags();
    private final RunFlags runFlags = new RunFlags();
    private final Verbosity verbosity = new Verbosity();

    @Override
    public void declare(Flags flags) {
        flags.arguments("INPUT", values -> inputs = values);
        outputFlags.declare(flags);
        readerFlags.declare(flags);
        runFlags.declare(flags);
        verbosity.declare(flags);
    }

    @Override
    public Verbosity verbosity() {
        return verbosity;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        FlagParams params = new FlagParams();
        params.putAll("INPUT", "input_path", inputs);
        readerFlags.addTo(params);
        outputFlags.addTo(params, null);
        runFlags.addTo(params);
        // Whatever the environment configures for other runs, nothing is processed here.
        params.put("convert", "enable_parsing", "false")
                .put("convert", "enable_normalization", "false")
                .put("convert", "enable_cross_reference", "false");
        return SingleStep.run("convert", SingleStep.PROCESS, params, runFlags, verbosity, invocation);
    }
}
