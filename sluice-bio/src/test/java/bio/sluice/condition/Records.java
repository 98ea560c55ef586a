package bio.sluice.condition;

import bio.sluice.fault.Fault;
import bio.sluice.fault.Faults;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Cell;
import bio.sluice.record.JsonText;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import bio.sluice.stream.Counter;
import bio.sluice.stream.Marks;
import bio.sluice.stream.OutputShape;
import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorContext;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.Tally;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A few records for a processor, and what became of them.
public final class Records {
    private record RecordCells(List<String> names, List<Long> cells) {}

    private final ByteArrayOutputStream input = new ByteArrayOutputStream();
    private final List<RecordCells> records = new ArrayList<>();
    private final Faults faults = new Faults();
    private final Tally tally = new Tally();
    private final Map<String, Counter> counters = new LinkedHashMap<>();
    private OutputShape shape = OutputShape.NESTED;
    private String stage = "normalize";

    private Records() {}

    /// Records as JSON objects.
    public static Records json(String... lines) {
        Records records = new Records();
        for (String line : lines) {
            records.addJson(line);
        }
        return records;
    }

    /// One record of CSV fields; those in quotes are quoted fields.
    public static Records csv(String header, String... fields) {
        Records records = new Records();
        List<Long> cells = new ArrayList<>();
        for (String field : fields) {
            boolean quoted = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
            String inside = quoted ? field.substring(1, field.length() - 1) : field;
            cells.add(records.append(inside, inside.contains("\"\"") ? Cell.CSV_DOUBLED : Cell.PLAIN));
        }
        records.records.add(new RecordCells(List.of(header.split(",", -1)), cells));
        return records;
    }

    /// The same for an output of flat columns.
    public Records flat() {
        shape = new OutputShape(true, false, "|");
        return this;
    }

    /// The same for a stage of another name.
    public Records stage(String name) {
        stage = name;
        return this;
    }

    private void addJson(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        List<String> names = new ArrayList<>();
        List<Long> cells = new ArrayList<>();
        int i = JsonText.skipBlanks(bytes, 1, bytes.length);
        while (bytes[i] == '"') {
            int keyEnd = JsonText.skipValue(bytes, i);
            names.add(new String(bytes, i + 1, keyEnd - i - 2, StandardCharsets.UTF_8));
            int from = JsonText.skipBlanks(bytes, JsonText.skipBlanks(bytes, keyEnd, bytes.length) + 1, bytes.length);
            int to = JsonText.skipValue(bytes, from);
            String value = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            cells.add(
                    value.equals("null")
                            ? Cell.NULL_CELL
                            : value.startsWith("\"")
                                    ? append(value.substring(1, value.length() - 1), Cell.JSON_STRING)
                                    : append(value, Cell.JSON_RAW));
            i = JsonText.skipBlanks(bytes, to, bytes.length);
            i = bytes[i] == ',' ? JsonText.skipBlanks(bytes, i + 1, bytes.length) : i;
        }
        records.add(new RecordCells(names, cells));
    }

    private long append(String text, int form) {
        int start = input.size();
        input.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return Cell.input(start, input.size(), form);
    }

    /// The records as a batch that has not been processed.
    public Batch batch() {
        return batch(schema -> schema);
    }

    private Batch batch(java.util.function.UnaryOperator<Schema> output) {
        Map<Schema, SchemaPath> paths = new IdentityHashMap<>();
        Map<List<String>, Schema> schemas = new LinkedHashMap<>();
        Batch batch = new Batch(
                Budget.unlimited(),
                schema ->
                        paths.computeIfAbsent(schema, in -> new SchemaPath(new Schema[] {in, output.apply(in)}, null)),
                faults);
        input.writeBytes(new byte[16]);
        batch.begin(input.toByteArray(), (byte) '"');
        for (RecordCells record : records) {
            Schema schema = schemas.computeIfAbsent(record.names(), Schema::of);
            int row = batch.addRow(schema, batch.rows(), 0, 0);
            for (int i = 0; i < record.cells().size(); i++) {
                batch.cells()[batch.base(row) + i] = record.cells().get(i);
            }
        }
        return batch;
    }

    /// The records that are left after a processor, as JSON.
    public List<String> through(ProcessorFactory factory) {
        Processor processor = factory.create();
        processor.initialize(context());
        Batch batch = batch(processor::outputSchema);
        faults.stage(stage);
        batch.advance(1);
        processor.process(batch, faults, tally);
        batch.settle();
        processor.finish();
        List<String> left = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            if (batch.live(row)) {
                left.add(toJson(batch, row));
            }
        }
        return left;
    }

    /// The dead letters.
    public List<Fault> faults() {
        return faults.rejected();
    }

    /// The numbers that were marked, with repetitions.
    public List<Integer> marked() {
        return IntStream.range(0, tally.marked()).mapToObj(tally::markedNumber).toList();
    }

    /// The count under `path`; -1 if the processor asked for no such counter.
    public long count(String path) {
        return counters.containsKey(path) ? tally.get(counters.get(path)) : -1;
    }

    private static String toJson(Batch batch, int row) {
        ByteSink out = new ByteSink(Budget.unlimited());
        Schema schema = batch.schema(row);
        for (int i = 0; i < schema.size(); i++) {
            long cell = batch.cells()[batch.base(row) + schema.slot(i)];
            if (cell != Cell.ABSENT_CELL) {
                out.write(schema.key(i));
                batch.writeJson(cell, out);
            }
        }
        return out.length() == 0 ? "{}" : "{" + out.toString().substring(1) + "}";
    }

    private ProcessorContext context() {
        return new ProcessorContext() {
            @Override
            public String name() {
                return stage;
            }

            @Override
            public OutputShape shape() {
                return shape;
            }

            @Override
            public Counter counter(String path) {
                return counters.computeIfAbsent(path, p -> new Counter(p, counters.size()));
            }

            @Override
            public Marks marks(String path) {
                return new Marks(path, 0);
            }

            @Override
            public <T> T shared(String key, Supplier<T> maker) {
                return maker.get();
            }
        };
    }
}
