package bio.sluice.normalize;

import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Slice;
import bio.sluice.record.ValueWriter;
import java.util.Arrays;

/// What a transformation makes of a value. One thread; reused from row to row. A transformation calls exactly one of
/// the `be…` methods, or [#fail]; what it points at need only last until the value is written.
final class NewValue {
    /// How much longer than the old value, doubled, a new one may be, in bytes: a short pattern with a long replacement
    /// must not fill the memory.
    private static final int MAX_GROWTH = 4 << 20;
    /// A scratch buffer larger than this is given back.
    private static final int KEPT = 1 << 16;

    private enum Kind {
        UNCHANGED,
        TEXT,
        JSON,
        NULL,
        FIELD,
        FAILED
    }

    private final ByteSink scratch = new ByteSink(Budget.unlimited());
    private Kind kind;
    private byte[] bytes;
    private int start;
    private int end;
    private Field source;
    private String reason;

    /// The value stays as it is.
    void beUnchanged() {
        kind = Kind.UNCHANGED;
    }

    /// A text.
    void beText(byte[] bytes, int start, int end) {
        be(Kind.TEXT, bytes, start, end);
    }

    /// What has been written to [#scratch], as a text.
    void beScratchText() {
        be(Kind.TEXT, scratch.bytes(), 0, scratch.length());
    }

    /// A text that is the same as the old value, unless it is not; then it is a new one.
    void beTextUnlessSame(RuleInput in, byte[] bytes, int start, int end) {
        Slice old = in.value();
        if (Arrays.equals(bytes, start, end, old.bytes(), old.start(), old.end())) {
            beUnchanged();
        } else {
            be(Kind.TEXT, bytes, start, end);
        }
    }

    /// A JSON value.
    void beJson(byte[] bytes, int start, int end) {
        be(Kind.JSON, bytes, start, end);
    }

    /// What has been written to [#scratch], as a JSON value.
    void beScratchJson() {
        be(Kind.JSON, scratch.bytes(), 0, scratch.length());
    }

    void beNull() {
        kind = Kind.NULL;
    }

    /// The value of another field, of whatever kind.
    void beValueOf(Field source) {
        kind = Kind.FIELD;
        this.source = source;
    }

    /// The transformation cannot be done.
    ///
    /// @param reason what is wrong with the value, such as `is not an integer`; follows the value in the message
    void fail(String reason) {
        kind = Kind.FAILED;
        this.reason = reason;
    }

    /// An empty buffer for the new value.
    ByteSink scratch() {
        scratch.clear(KEPT);
        return scratch;
    }

    /// Whether so long a new value is too long for the old one; if so this has failed.
    boolean exceeds(RuleInput in, long length) {
        if (length > MAX_GROWTH + 2L * in.value().length()) {
            fail("would become longer than " + (MAX_GROWTH >> 20) + " MiB");
            return true;
        }
        return false;
    }

    boolean isUnchanged() {
        return kind == Kind.UNCHANGED;
    }

    boolean hasFailed() {
        return kind == Kind.FAILED;
    }

    /// Why it failed.
    String reason() {
        return reason;
    }

    /// Writes the value into a field.
    void write(Batch batch, int row, Field target) {
        ValueWriter writer = batch.set(row, target);
        switch (kind) {
            case TEXT -> writer.text(bytes, start, end);
            case JSON -> writer.json(bytes, start, end);
            case NULL -> writer.nothing();
            case FIELD -> writer.valueOf(row, source);
            default -> throw new IllegalStateException(kind.toString());
        }
    }

    private void be(Kind kind, byte[] bytes, int start, int end) {
        this.kind = kind;
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }
}
