package bio.sluice.condition;

import bio.sluice.record.Slice;
import bio.sluice.text.DecimalText;

/// A value being compared: bytes somewhere, or a count. One thread; reused from row to row.
final class Value {
    /// What a value is.
    enum Kind {
        NULL,
        /// A text, whatever it looks like.
        TEXT,
        /// A number, `true` or `false`, as it was written.
        SCALAR,
        /// A JSON list, as it stands.
        LIST,
        /// A JSON object, as it stands.
        OBJECT,
        /// A number that was counted.
        COUNT
    }

    private final Slice text = new Slice();
    private Kind kind = Kind.NULL;
    private long count;

    Kind kind() {
        return kind;
    }

    /// The bytes; void for [Kind#NULL] and [Kind#COUNT].
    Slice text() {
        return text;
    }

    long count() {
        return count;
    }

    void beNull() {
        kind = Kind.NULL;
    }

    void beText() {
        kind = Kind.TEXT;
    }

    /// The text is JSON other than a string.
    void beJson() {
        byte first = text.bytes()[text.start()];
        kind = first == '[' ? Kind.LIST : first == '{' ? Kind.OBJECT : Kind.SCALAR;
    }

    void beCount(long n) {
        kind = Kind.COUNT;
        count = n;
    }

    void be(Kind kind, byte[] bytes) {
        this.kind = kind;
        text.set(bytes, 0, bytes.length);
    }

    boolean isNull() {
        return kind == Kind.NULL;
    }

    boolean looksLikeNumber() {
        return kind == Kind.COUNT || kind != Kind.NULL && DecimalText.isNumber(text.bytes(), text.start(), text.end());
    }

    /// Compares two values that look like numbers.
    int compareNumber(Value other) {
        if (kind == Kind.COUNT) {
            return other.kind == Kind.COUNT ? Long.compare(count, other.count) : -other.compareWith(count);
        }
        return other.kind == Kind.COUNT
                ? compareWith(other.count)
                : DecimalText.compare(
                        text.bytes(),
                        text.start(),
                        text.end(),
                        other.text.bytes(),
                        other.text.start(),
                        other.text.end());
    }

    private int compareWith(long number) {
        return DecimalText.compare(text.bytes(), text.start(), text.end(), number);
    }
}
