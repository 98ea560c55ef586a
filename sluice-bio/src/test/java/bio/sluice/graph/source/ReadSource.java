package bio.sluice.graph.source;

import bio.sluice.fault.Faults;
import bio.sluice.graph.EdgeFault;
import bio.sluice.graph.PackedText;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Cell;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the records of a source come to, read by a splitter of lines that stands in for the readers.
final class ReadSource {
    final List<String> edges = new ArrayList<>();
    final List<String> facts = new ArrayList<>();
    final List<EdgeFault> faults = new ArrayList<>();
    final SourceCounts counts = new SourceCounts();

    private ReadSource() {}

    /// Reads text of a format with its own roles.
    static ReadSource of(String format, String text) {
        SourceFormat found = SourceFormats.standard().find(format);
        return of(found, found.roles(), null, found.database(), text);
    }

    static ReadSource of(SourceFormat format, TableRoles roles, SssomSet set, String database, String text) {
        ReadSource read = new ReadSource();
        SourceRows rows = new Source(format, roles, set, database).rows(IdentifierParsers.standard());
        String comment = format.readerOptions().getOrDefault("comment", "");
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (!line.isBlank() && (comment.isEmpty() || !line.startsWith(comment))) {
                lines.add(line);
            }
        }
        String delimiter = format.reader(new SourceHead(text.getBytes(StandardCharsets.UTF_8))) == null
                        || !"csv".equals(format.reader(new SourceHead(text.getBytes(StandardCharsets.UTF_8))))
                ? "\t"
                : ",";
        boolean header = !format.readerOptions().containsKey("header");
        List<String> names = header
                ? SourceHead.fields(lines.remove(0), delimiter)
                : List.of(format.readerOptions().get("columns").split(","));
        Schema schema = Schema.of(names);
        ByteSink out = new ByteSink(Budget.unlimited());
        Batch batch = new Batch(Budget.unlimited(), of -> new SchemaPath(new Schema[] {of}, null), new Faults());
        for (String line : lines) {
            List<String> fields = names.size() == 1 ? List.of(line) : Arrays.asList(line.split(delimiter, -1));
            fill(batch, schema, fields);
            EdgeFault fault = rows.read(batch, 0, out, read.counts);
            if (fault != null) {
                read.faults.add(fault);
            }
        }
        read.edges.addAll(PackedText.edges(out));
        read.facts.addAll(PackedText.facts(out));
        return read;
    }

    private static void fill(Batch batch, Schema schema, List<String> fields) {
        StringBuilder whole = new StringBuilder();
        List<int[]> places = new ArrayList<>();
        for (String field : fields) {
            String text = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"")
                    ? field.substring(1, field.length() - 1)
                    : field;
            int start = whole.toString().getBytes(StandardCharsets.UTF_8).length;
            whole.append(text);
            places.add(new int[] {start, whole.toString().getBytes(StandardCharsets.UTF_8).length});
        }
        byte[] bytes = whole.toString().getBytes(StandardCharsets.UTF_8);
        batch.begin(Arrays.copyOf(bytes, bytes.length + 16), (byte) '"');
        int row = batch.addRow(schema, 0, 0, bytes.length);
        for (int i = 0; i < Math.min(places.size(), schema.size()); i++) {
            batch.cells()[batch.base(row) + i] = Cell.input(places.get(i)[0], places.get(i)[1], Cell.PLAIN);
        }
    }
}
