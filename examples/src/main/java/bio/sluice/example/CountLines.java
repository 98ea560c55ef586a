package bio.sluice.example;

import bio.sluice.fault.RunStopped;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.Action;
import bio.sluice.plugin.ActionContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// `EXAMPLE_COUNT_LINES` in a strategy: a step that is no pipeline. Tells how many lines a file has, and stops the
/// strategy if there are too few. Immutable.
public final class CountLines implements Action {
    private static final Option<String> PATH =
            Option.text("path", null, "the file").mandatory().shownAs("FILE");
    private static final Option<Long> AT_LEAST =
            Option.integer("at_least", 0L, 0, Long.MAX_VALUE, "fewer lines stop the strategy");

    @Override
    public String name() {
        return "EXAMPLE_COUNT_LINES";
    }

    @Override
    public String summary() {
        return "tells how many lines a file has";
    }

    @Override
    public OptionTable options() {
        return OptionTable.of(PATH, AT_LEAST);
    }

    @Override
    public void check(OptionValues params, String path, Problems problems) {
        if (params.get(PATH).isBlank()) {
            problems.add(params.origin(PATH), path + ".path", "expected a file");
        }
    }

    @Override
    public void run(OptionValues params, ActionContext context) throws IOException {
        long count;
        try (Stream<String> lines = Files.lines(Path.of(params.get(PATH)))) {
            count = lines.count();
        }
        context.note(params.get(PATH) + " has " + count + " lines");
        if (count < params.get(AT_LEAST)) {
            throw new RunStopped(
                    RunStopped.Reason.GATE,
                    params.get(PATH) + " has " + count + " lines, fewer than " + params.get(AT_LEAST));
        }
    }
}
