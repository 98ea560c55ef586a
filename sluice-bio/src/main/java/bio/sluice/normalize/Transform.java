package bio.sluice.normalize;

import java.io.Serializable;
import java.util.List;

/// What a rule does to a value, params included. Immutable and thread-safe: all workers share it.
abstract class Transform implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Makes a new value of the one in `in`, which is there and not null unless [#fills].
    abstract void apply(RuleInput in, NewValue out);

    /// Whether it leaves this text, which is not empty, as it is, where that shows at a glance.
    ///
    /// @param bytes a buffer of a batch: eight more bytes can be read
    boolean leaves(byte[] bytes, int start, int end) {
        return false;
    }

    /// The other fields it reads, in the order of [RuleInput#other].
    List<String> reads() {
        return List.of();
    }

    /// Whether it can give a value to a field that is absent or null.
    boolean fills() {
        return false;
    }

    /// Whether it takes JSON lists and objects; the others fail on them.
    boolean takesNested() {
        return false;
    }

    /// Whether it can fail on a text.
    boolean mayFail() {
        return true;
    }
}
