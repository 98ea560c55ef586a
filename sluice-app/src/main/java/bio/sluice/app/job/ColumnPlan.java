package bio.sluice.app.job;

import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.option.Problems;
import bio.sluice.record.NameClash;
import bio.sluice.record.Schema;
import bio.sluice.stream.Counter;
import bio.sluice.stream.Marks;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.ReadsFields;
import bio.sluice.stream.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Follows the columns of known inputs through the processors, before anything is written: finds names that no input
/// has, clashes, and the columns of the output. Stateless.
final class ColumnPlan {
    private ColumnPlan() {}

    /// The columns after the last stage, in order; the union where inputs differ.
    ///
    /// @param inputs the schemas of the inputs
    /// @param strict whether these are all the schemas that will come, so that a missing field is a mistake
    /// @throws RunStopped with every mistake
    static List<String> outputColumns(List<Schema> inputs, List<Stage> stages, OutputShape shape, boolean strict) {
        List<String> mistakes = new ArrayList<>();
        List<Schema> schemas = new ArrayList<>(inputs);
        Map<String, Object> shared = new HashMap<>();
        try {
            for (Stage stage : stages) {
                if (strict && stage.factory() instanceof ReadsFields reads) {
                    checkFields(stage.name(), reads.fields(), schemas, mistakes);
                }
                schemas = after(stage, schemas, shape, shared, mistakes);
            }
        } finally {
            close(shared);
        }
        if (!mistakes.isEmpty()) {
            throw new RunStopped(Reason.USAGE, String.join("\n", mistakes));
        }
        Set<String> columns = new LinkedHashSet<>();
        schemas.forEach(schema -> columns.addAll(schema.names()));
        return List.copyOf(columns);
    }

    private static List<Schema> after(
            Stage stage, List<Schema> schemas, OutputShape shape, Map<String, Object> shared, List<String> mistakes) {
        Processor processor = stage.factory().create();
        processor.initialize(new PlanningContext(stage.name(), shape, shared));
        List<Schema> next = new ArrayList<>();
        try {
            for (Schema schema : schemas) {
                try {
                    next.add(processor.outputSchema(schema));
                } catch (NameClash clash) {
                    mistakes.add(stage.name() + ": " + clash.getMessage()
                            + ", and this step would add another; name it differently with output_column");
                    next.add(schema);
                }
            }
        } finally {
            processor.finish();
        }
        return next;
    }

    private static void checkFields(String stage, List<String> fields, List<Schema> schemas, List<String> mistakes) {
        for (String field : fields) {
            if (schemas.stream().anyMatch(schema -> has(schema, field))) {
                continue;
            }
            Set<String> header = new LinkedHashSet<>();
            schemas.forEach(schema -> header.addAll(schema.names()));
            String near = Problems.nearest(field, header)
                    .map(name -> "did you mean \"" + name + "\"? ")
                    .orElse("");
            mistakes.add(
                    stage + ": no column \"" + field + "\"; " + near + "the header is: " + String.join(", ", header));
        }
    }

    private static boolean has(Schema schema, String field) {
        for (int end = field.length(); end > 0; end = field.lastIndexOf('.', end - 1)) {
            if (schema.find(field.substring(0, end)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static void close(Map<String, Object> shared) {
        for (Object resource : shared.values()) {
            if (resource instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception failed) {
                    throw new RunStopped(Reason.FAILED, "cannot close " + resource + ": " + failed, failed);
                }
            }
        }
    }

    private record PlanningContext(String name, OutputShape shape, Map<String, Object> resources)
            implements ProcessorContext {
        @Override
        public Counter counter(String path) {
            return new Counter(path, 0); // planning counts nothing
        }

        @Override
        public Marks marks(String path) {
            return new Marks(path, 0); // nor marks anything
        }

        @Override
        @SuppressWarnings("unchecked") // a key stands for one type by contract
        public <T> T shared(String key, Supplier<T> maker) {
            return (T) resources.computeIfAbsent(key, unused -> maker.get());
        }
    }
}
