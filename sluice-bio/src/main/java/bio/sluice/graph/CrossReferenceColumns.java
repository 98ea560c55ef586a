package bio.sluice.graph;

import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Schema;
import bio.sluice.record.ValueWriter;
import bio.sluice.stream.OutputShape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The columns that a looked-up field adds, and how they are filled. One thread.
///
/// A column that has nothing to say of a record stays absent.
final class CrossReferenceColumns {
    private static final int KEPT = 1 << 14;

    private final Graph graph;
    private final String name;
    private final OutputShape shape;
    private final byte[] separator;
    private final List<String> names = new ArrayList<>();
    private final Field status;
    private final Field mappings;
    private final Field paths;
    private final Field candidates;
    private final Field truncated;
    private final Field error;
    /// In a flat output: a column per target type with the types it takes; or one column of CURIEs, and no types.
    private final List<Field> targets = new ArrayList<>();

    private final List<TypeSet> targetTypes = new ArrayList<>();
    private final ByteSink text = new ByteSink(Budget.unlimited());

    CrossReferenceColumns(Graph graph, String name, OutputShape shape, List<String> targetTypes) {
        this.graph = graph;
        this.name = name;
        this.shape = shape;
        this.separator = shape.listSeparator().getBytes(StandardCharsets.UTF_8);
        status = column("_status", true);
        if (shape.flat()) {
            for (String type : targetTypes) {
                String column = name + "." + canonical(type);
                if (!names.contains(column)) {
                    names.add(column);
                    targets.add(Field.named(column));
                    this.targetTypes.add(graph.typesRelatedTo(type));
                }
            }
            if (targetTypes.isEmpty()) {
                targets.add(column("_ids", true));
            }
        }
        mappings = column("_mappings", isNested());
        paths = column("_paths", isNested());
        candidates = column("_candidates", isNested());
        truncated = column("_truncated", isNested());
        error = column("_resolution_error", isNested());
    }

    private static String canonical(String type) {
        IdentifierType known = IdentifierTypes.standard().find(type);
        return known != null ? known.name() : type.strip().toLowerCase(Locale.ROOT);
    }

    private Field column(String suffix, boolean used) {
        if (used) {
            names.add(name + suffix);
        }
        return Field.named(name + suffix);
    }

    /// Whether the JSON columns are there.
    boolean isNested() {
        return !shape.flat() || shape.full();
    }

    /// `in` with these columns; as it is, if it does not have the field.
    Schema added(Schema in) {
        boolean there = in.find(name) >= 0;
        for (int dot = name.lastIndexOf('.'); !there && dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            there = in.find(name.substring(0, dot)) >= 0;
        }
        return there ? in.with(names.toArray(String[]::new)) : in;
    }

    /// Writes everything that was found into a row.
    void write(Batch batch, int row, CellMappings found) {
        writeCommon(batch, row, found);
        if (shape.flat()) {
            writeTargets(batch, row, found, 0, found.count);
        }
        if (isNested() && found.count > 0) {
            batch.set(row, mappings).json(found.mappings.bytes(), 0, found.mappings.length());
            batch.set(row, paths).json(found.paths.bytes(), 0, found.paths.length());
        }
    }

    /// Writes one of the mappings that were found into a row.
    void writeOnly(Batch batch, int row, CellMappings found, int i) {
        writeCommon(batch, row, found);
        if (shape.flat()) {
            writeTargets(batch, row, found, i, i + 1);
        }
        if (isNested()) {
            batch.set(row, mappings)
                    .beginArray()
                    .json(found.mappings.bytes(), found.mappingStart[i], found.mappingEnd[i])
                    .endArray();
            batch.set(row, paths)
                    .beginArray()
                    .json(found.paths.bytes(), found.pathStart[i], found.pathEnd[i])
                    .endArray();
        }
    }

    private void writeCommon(Batch batch, int row, CellMappings found) {
        if (found.composite) {
            writeStatuses(batch, row, found);
        } else {
            byte[] word = found.statuses[0].bytes();
            batch.set(row, status).text(word, 0, word.length);
        }
        if (isNested() && found.hasCandidates()) {
            batch.set(row, candidates).json(found.candidates.bytes(), 0, found.candidates.length());
        }
        if (isNested() && found.truncated) {
            batch.set(row, truncated).bool(true);
        }
    }

    private void writeStatuses(Batch batch, int row, CellMappings found) {
        if (shape.flat()) {
            text.clear(KEPT);
            for (int i = 0; i < found.identifiers; i++) {
                if (i > 0) {
                    text.write(separator);
                }
                text.write(found.statuses[i].bytes());
            }
            batch.set(row, status).text(text.bytes(), 0, text.length());
            return;
        }
        ValueWriter list = batch.set(row, status).beginArray();
        for (int i = 0; i < found.identifiers; i++) {
            list.text(found.statuses[i].word());
        }
        list.endArray();
    }

    private void writeTargets(Batch batch, int row, CellMappings found, int from, int to) {
        for (int t = 0; t < targets.size(); t++) {
            text.clear(KEPT);
            boolean any = false;
            for (int i = from; i < to; i++) {
                int node = found.node[i];
                if (!targetTypes.isEmpty() && !targetTypes.get(t).contains(graph.typeOf(node))) {
                    continue;
                }
                if (any) {
                    text.write(separator);
                }
                any = true;
                if (targetTypes.isEmpty()) {
                    graph.writeCurie(node, text);
                } else {
                    graph.writeId(node, text);
                }
            }
            if (any) {
                batch.set(row, targets.get(t)).text(text.bytes(), 0, text.length());
            }
        }
    }

    /// Writes why a look-up failed, if the output has room for it.
    void writeError(Batch batch, int row, String message) {
        if (isNested()) {
            batch.set(row, error).text(message);
        }
    }
}
