package bio.sluice.validate;

import bio.sluice.condition.Condition;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What every record must be like. Immutable; one of `column`, `unique` and `check` says what about.
///
/// @param name what it is called in findings
/// @param column the column it is about, or null
/// @param required whether a missing value breaks it
/// @param values what it demands of values that are there, or null
/// @param unique the columns whose values together must not occur twice; empty where it is about something else
/// @param check what must hold, or null
/// @param when for which records it counts, or null for all
/// @param onInvalid what becomes of records that break it
record ValidationRule(
        String name,
        String column,
        boolean required,
        ValueCheck values,
        List<String> unique,
        Condition check,
        Condition when,
        OnInvalid onInvalid)
        implements Serializable {
    ValidationRule {
        // The lists of List.of are serializable, but do not say so.
        unique = new ArrayList<>(unique);
    }

    boolean isUnique() {
        return !unique.isEmpty();
    }

    /// The fields that it reads.
    Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>(unique);
        if (column != null) {
            fields.add(column);
        }
        if (check != null) {
            fields.addAll(check.fields());
        }
        if (when != null) {
            fields.addAll(when.fields());
        }
        return fields;
    }
}
