package bio.sluice.normalize;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What happens when a rule cannot be applied to a record.
enum OnError {
    /// The record gets a `normalization_error` and stays as it was before the first rule.
    RAISE,
    /// The rule is left out for this record.
    SKIP,
    /// The target gets the rule's `default`.
    DEFAULT;

    static List<String> words() {
        return Arrays.stream(values()).map(OnError::word).toList();
    }

    static OnError of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
