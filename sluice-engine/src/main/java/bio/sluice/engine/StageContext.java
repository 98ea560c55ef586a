package bio.sluice.engine;

import bio.sluice.stream.Counter;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.Survey;
import bio.sluice.stream.Surveyed;
import java.util.function.Supplier;

/// What the processors of one stage may know of the run.
record StageContext(String name, OutputShape shape, CounterTable counters, SurveyTable surveys, SharedThings things)
        implements ProcessorContext {
    @Override
    public Counter counter(String path) {
        return counters.counter(path);
    }

    @Override
    public <T> T shared(String key, Supplier<T> maker) {
        return things.get(key, maker);
    }

    @Override
    public <S extends Survey> Surveyed<S> survey(String path, Supplier<S> maker) {
        return surveys.survey(path, maker);
    }
}
