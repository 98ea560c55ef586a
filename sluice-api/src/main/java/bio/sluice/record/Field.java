package bio.sluice.record;

/// A handle on a field by name, for use over many rows: it remembers where the field stands in the schema it saw
/// last. One thread; each processor instance makes its own.
///
/// `a.b` means the column `a.b` if the record has one, else the member `b` of the object in column `a`, and so on
/// down.
public final class Field {
    private static final byte[][] FLAT = new byte[0][];

    private final String name;
    private SchemaPath seenPath;
    private int seenStage = -1;
    private int slot = -1;
    private byte[][] members = FLAT;

    private Field(String name) {
        this.name = name;
    }

    /// A handle on the field `name`.
    public static Field named(String name) {
        return new Field(name);
    }

    /// The name as it was given.
    public String name() {
        return name;
    }

    /// The slot that holds this field, or the object it lies in; -1 if such records do not have it. Looks into the
    /// schema after the running processor first, then into the one before it, so that a processor that leaves columns
    /// out can still read them.
    int slot(SchemaPath path, int stage) {
        if (path != seenPath || stage != seenStage) {
            resolve(path.stage(stage));
            if (slot < 0 && stage > 0) {
                resolve(path.stage(stage - 1));
            }
            seenPath = path;
            seenStage = stage;
        }
        return slot;
    }

    /// The names of the members to walk below the column, as insides of JSON strings; empty for a column.
    byte[][] members() {
        return members;
    }

    private void resolve(Schema schema) {
        members = FLAT;
        int column = schema.find(name);
        int dot = name.length();
        while (column < 0 && (dot = name.lastIndexOf('.', dot - 1)) > 0) {
            column = schema.find(name.substring(0, dot));
            if (column >= 0) {
                String[] below = name.substring(dot + 1).split("\\.", -1);
                members = new byte[below.length][];
                for (int i = 0; i < below.length; i++) {
                    members[i] = JsonText.escaped(below[i]);
                }
            }
        }
        slot = column < 0 ? -1 : schema.slot(column);
    }

    @Override
    public String toString() {
        return name;
    }
}
