package bio.sluice.normalize;

import bio.sluice.condition.Condition;
import java.io.Serializable;

/// One rule, read and checked. Immutable and thread-safe.
///
/// @param number its place in the list, from 1
/// @param field the field it is about
/// @param target the field that gets the new value; mostly the same
/// @param kind what it does
/// @param transform the same with its params
/// @param condition when it applies, or null for always
/// @param onError what happens when it cannot be applied
/// @param otherwise what the target gets then, or null
/// @param required whether a record without a value in the field is an error
record Rule(
        int number,
        String field,
        String target,
        TransformKind kind,
        Transform transform,
        Condition condition,
        OnError onError,
        Constant otherwise,
        boolean required)
        implements Serializable {
    /// Whether it can set a field that the record does not have.
    boolean adds() {
        return !target.equals(field) || transform.fills() || required && onError == OnError.DEFAULT;
    }
}
