package bio.sluice.validate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What becomes of a record that breaks a rule; the later, the stronger.
enum OnInvalid {
    /// It goes on, with its findings in `validation_errors`.
    FLAG,
    /// It becomes a dead letter.
    DEAD_LETTER,
    /// It becomes a dead letter, and the run stops.
    STOP;

    static OnInvalid of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(OnInvalid::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
