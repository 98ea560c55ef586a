package bio.sluice.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sluice convert`: format to format, values untouched.
@CommandLine.Command(name = "convert")
final class ConvertCommand implements Command {
    @Parameters(paramLabel = "INPUT", arity = "1..*")
    List<String> inputs;

    @Mixin
    OutputFlags outputFlags;

    @Mixin
    ReaderFlags readerFlags;

    @Mixin
    RunFlags runFlags;

    @Mixin
    Verbosity verbosity;

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
