package bio.sluice.record;

/// The schemas that records of one input schema have on their way: before the first processor, after it, and so on.
/// Immutable, made once per input schema and worker.
public final class SchemaPath {
    private final Schema[] stages;
    private final NameClash clash;

    /// @param stages at 0 the input schema, at `k` the schema after processor `k` (from 1)
    /// @param clash why the path ends early, or null if it is whole
    public SchemaPath(Schema[] stages, NameClash clash) {
        this.stages = stages;
        this.clash = clash;
    }

    /// The schema after processor `stage`; 0 is the input. Behind a clash it is the last schema that could be made.
    public Schema stage(int stage) {
        return stages[Math.min(stage, stages.length - 1)];
    }

    /// What stops records of this path before processor `stage` runs, or null.
    public NameClash clashAt(int stage) {
        return clash != null && stage >= stages.length ? clash : null;
    }

    /// Number of cells a row needs for the whole way.
    public int slots() {
        return stages[stages.length - 1].slots();
    }
}
