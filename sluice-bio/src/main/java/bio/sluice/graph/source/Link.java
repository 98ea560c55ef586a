package bio.sluice.graph.source;

import bio.sluice.graph.EdgeRow;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.Field;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A column's identifiers as they are linked to those of another: what [ColumnRole] tells, made ready to be read. One
/// thread.
final class Link {
    private final ColumnRole role;
    private final Field field;
    private final Field databaseField;
    private final Field relationField;
    private final Field confidenceField;
    private final Field whenField;
    private final byte[] when;
    private final DatabaseNames names;
    private final Meaning fixed;
    private final Parts parts;
    private final Slice cell = new Slice();
    private final Slice database = new Slice();
    private final Slice relation = new Slice();
    private final Slice confidence = new Slice();
    private final Slice id = new Slice();
    private final Slice type = new Slice();
    private Meaning meaning;

    /// @param names what databases mean, or null
    Link(ColumnRole role, DatabaseNames names, IdentifierParsers parsers) {
        this.role = role;
        this.names = names;
        field = Field.named(role.column());
        databaseField = role.databaseColumn() == null ? null : Field.named(role.databaseColumn());
        relationField = role.relationColumn() == null ? null : Field.named(role.relationColumn());
        confidenceField = role.confidenceColumn() == null ? null : Field.named(role.confidenceColumn());
        whenField = role.whenColumn() == null ? null : Field.named(role.whenColumn());
        when = text(role.when()).getBytes(StandardCharsets.UTF_8);
        fixed = names == null ? new Meaning(text(role.type()), text(role.relation()), text(role.confidence())) : null;
        parts = new Parts(parsers, role.separator(), role.cut(), role.part());
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    ColumnRole role() {
        return role;
    }

    /// Whether the table tells the species of records by itself, on lines of its own.
    boolean tellsSpecies() {
        return names != null && names.tellSpecies();
    }

    /// Reads the column's cell of a record; false if there is none.
    boolean begin(Batch batch, int row) {
        if (!batch.slice(row, field, cell) || cell.isEmpty()) {
            return false;
        }
        if (whenField != null) {
            batch.slice(row, whenField, id);
            if (!Arrays.equals(id.bytes(), id.start(), id.end(), when, 0, when.length)) {
                return false;
            }
        }
        if (databaseField != null) {
            batch.slice(row, databaseField, database);
        }
        if (relationField != null) {
            batch.slice(row, relationField, relation);
        }
        if (confidenceField != null) {
            batch.slice(row, confidenceField, confidence);
        }
        parts.begin(cell);
        return true;
    }

    /// Goes to the next identifier; false if there is none.
    boolean next() {
        if (!parts.next()) {
            return false;
        }
        Slice part = parts.part();
        id.set(part.bytes(), part.start(), part.end());
        if (role.type() != null) {
            meaning = fixed;
            fixed.type(type);
        } else if (databaseField != null) {
            resolve(database);
        } else {
            int colon = part.start();
            while (colon < part.end() && part.bytes()[colon] != ':') {
                colon++;
            }
            type.set(part.bytes(), part.start(), colon);
            id.set(part.bytes(), Math.min(colon + 1, part.end()), part.end());
            resolve(type);
        }
        return true;
    }

    private void resolve(Slice name) {
        if (names == null) { // the name is that of a type
            meaning = fixed;
            type.set(name.bytes(), name.start(), name.end());
            return;
        }
        Meaning found = names.find(name.bytes(), name.start(), name.end());
        if (found == null) {
            meaning = names.others();
            type.set(name.bytes(), name.start(), name.end());
        } else {
            meaning = found;
            found.type(type);
        }
    }

    /// What the identifier at hand means; [DatabaseNames#LEFT_OUT] if it is left out.
    Meaning meaning() {
        return meaning;
    }

    /// The identifier at hand.
    Slice id() {
        return id;
    }

    /// Its type, as it is written.
    Slice type() {
        return type;
    }

    /// Puts relation and confidence into `edge`.
    void qualify(EdgeRow edge) {
        if (relationField == null) {
            meaning.relation(edge.relation());
        } else {
            edge.relation().set(relation.bytes(), relation.start(), relation.end());
        }
        if (confidenceField == null) {
            meaning.confidence(edge.confidence());
        } else {
            edge.confidence().set(confidence.bytes(), confidence.start(), confidence.end());
        }
    }
}
