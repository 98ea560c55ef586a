package bio.sluice.engine.task;

import bio.sluice.record.NameClash;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import bio.sluice.record.SchemaPaths;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The schema paths that a worker used last. Bounded, for every line of a JSONL file may bring columns of its own.
/// One thread.
final class PathCache implements SchemaPaths {
    private static final int MOST_PATHS = 256;
    /// A slot's columns weigh some 200 bytes per processor.
    private static final int MOST_SLOTS = 1 << 14;

    private final ProcessorChain chain;
    /// Schemas compare by identity.
    private final Map<Schema, SchemaPath> paths = new LinkedHashMap<>(64, 0.75f, true);

    private int slots;
    private String stage;

    PathCache(ProcessorChain chain) {
        this.chain = chain;
    }

    @Override
    public SchemaPath of(Schema input) {
        SchemaPath path = paths.get(input);
        if (path == null) {
            path = walk(input);
            slots += path.slots();
            paths.put(input, path);
            forgetEldest();
        }
        return path;
    }

    /// The processor that was asked for its schema and threw since the last call, or null.
    String takeStageAtFault() {
        String taken = stage;
        stage = null;
        return taken;
    }

    private SchemaPath walk(Schema input) {
        List<Schema> stages = new ArrayList<>();
        stages.add(input);
        NameClash clash = null;
        for (int k = 0; k < chain.size() && clash == null; k++) {
            stage = chain.name(k);
            try {
                stages.add(chain.processor(k).outputSchema(stages.get(k)));
            } catch (NameClash found) {
                clash = found;
            }
        }
        stage = null;
        return new SchemaPath(stages.toArray(Schema[]::new), clash);
    }

    private void forgetEldest() {
        Iterator<SchemaPath> eldest = paths.values().iterator();
        while (paths.size() > 1 && (paths.size() > MOST_PATHS || slots > MOST_SLOTS)) {
            slots -= eldest.next().slots();
            eldest.remove();
        }
    }
}
