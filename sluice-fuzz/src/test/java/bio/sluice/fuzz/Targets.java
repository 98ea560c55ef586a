package bio.sluice.fuzz;

import java.nio.file.Path;
import java.util.Locale;

/// The fuzz targets. A new one gets a line here and a folder `src/test/corpus/NAME` with a few seeds.
enum Targets {
    CSV(CsvFuzz.class, CsvFuzz::fuzzerTestOneInput),
    TSV(TsvFuzz.class, TsvFuzz::fuzzerTestOneInput),
    JSONL(JsonlFuzz.class, JsonlFuzz::fuzzerTestOneInput),
    GZIP(GzipFuzz.class, GzipFuzz::fuzzerTestOneInput),
    STRATEGY(StrategyFuzz.class, StrategyFuzz::fuzzerTestOneInput),
    GRAPH(GraphFuzz.class, GraphFuzz::fuzzerTestOneInput),
    CHECKPOINT(CheckpointFuzz.class, CheckpointFuzz::fuzzerTestOneInput),
    CONDITION(ConditionFuzz.class, ConditionFuzz::fuzzerTestOneInput),
    PATTERN(PatternFuzz.class, PatternFuzz::fuzzerTestOneInput);

    /// What the fuzzer calls.
    interface Trial {
        void fuzzerTestOneInput(byte[] input) throws Exception;
    }

    final Class<?> type;
    final Trial trial;

    Targets(Class<?> type, Trial trial) {
        this.type = type;
        this.trial = trial;
    }

    /// Where its inputs stand.
    Path corpus() {
        return Path.of("src", "test", "corpus", name().toLowerCase(Locale.ROOT));
    }
}
