package bio.sluice.validate;

import bio.sluice.identifier.CellParts;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.identifier.Status;
import bio.sluice.pattern.PatternSearch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import bio.sluice.text.DecimalText;
import bio.sluice.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A [ValueCheck] in the hands of one worker. One thread.
final class BoundCheck {
    private static final int SHOWN = 5;

    private final ValueCheck check;
    private final PatternSearch search = new PatternSearch();
    private final IdentifierParsers parsers;
    private final IdentifierType type;
    private final ParsedIdentifier identifier = new ParsedIdentifier();
    private final CellParts parts;
    private final ByteSink unescaped = new ByteSink(Budget.unlimited());

    BoundCheck(ValueCheck check, IdentifierParsers parsers) {
        this.check = check;
        this.parsers = parsers;
        type = check.identifierType() == null ? null : parsers.types().find(check.identifierType());
        parts = new CellParts(parsers);
    }

    /// What is wrong with a value, as the end of a sentence about it; null if it is as it should be.
    ///
    /// @param json whether it is a JSON value that is no text
    String wrong(byte[] bytes, int start, int end, boolean json) {
        boolean list = json && bytes[start] == '[';
        if (list || json && bytes[start] == '{') {
            return list && type != null && isOnlyType() ? wrongList(bytes, start, end) : "is a list or an object";
        }
        if (check.kind() != null && !check.kind().fits(bytes, start, end)) {
            return check.kind().complaint();
        }
        String beyond = check.min() == null && check.max() == null ? null : beyond(bytes, start, end);
        if (beyond != null) {
            return beyond;
        }
        if (check.allowed() != null && check.allowed().indexOf(bytes, start, end) < 0) {
            return notAllowed();
        }
        if (check.minLength() > 0 || check.maxLength() < Long.MAX_VALUE) {
            int length = Utf8.count(bytes, start, end);
            if (length < check.minLength()) {
                return "has fewer than " + check.minLength() + " characters";
            }
            if (length > check.maxLength()) {
                return "has more than " + check.maxLength() + " characters";
            }
        }
        if (check.pattern() != null && !search.matches(check.pattern(), bytes, start, end)) {
            return "does not match " + check.pattern();
        }
        return type == null ? null : wrongIdentifiers(bytes, start, end);
    }

    /// Whether this is one of the values that may occur, if these are listed.
    boolean allows(byte[] bytes, int start, int end) {
        return check.allowed() != null && check.allowed().indexOf(bytes, start, end) >= 0;
    }

    private boolean isOnlyType() {
        return check.kind() == null
                && check.min() == null
                && check.max() == null
                && check.allowed() == null
                && check.pattern() == null
                && check.minLength() == 0
                && check.maxLength() == Long.MAX_VALUE;
    }

    private String notAllowed() {
        int count = check.allowedText().size();
        return "is not one of "
                + String.join(", ", check.allowedText().subList(0, Math.min(SHOWN, count)))
                + (count > SHOWN ? ", … (" + count + " values)" : "");
    }

    private String beyond(byte[] bytes, int start, int end) {
        byte[] min = check.min();
        byte[] max = check.max();
        if (check.dates()) {
            // Days of four digits stand in the order of their texts.
            if (!ValueKind.isDate(bytes, start, end)) {
                return ValueKind.DATE.complaint();
            }
            if (min != null && Arrays.compare(bytes, start, end, min, 0, min.length) < 0) {
                return "is before " + text(min);
            }
            return max != null && Arrays.compare(bytes, start, end, max, 0, max.length) > 0
                    ? "is after " + text(max)
                    : null;
        }
        if (!DecimalText.isNumber(bytes, start, end)) {
            return ValueKind.NUMBER.complaint();
        }
        if (min != null && DecimalText.compare(bytes, start, end, min, 0, min.length) < 0) {
            return "is smaller than " + text(min);
        }
        return max != null && DecimalText.compare(bytes, start, end, max, 0, max.length) > 0
                ? "is larger than " + text(max)
                : null;
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    // ---- identifiers, as `parse` judges them

    private String wrongIdentifiers(byte[] bytes, int start, int end) {
        Status status = status(bytes, start, end);
        if (identifier.found()) {
            return null;
        }
        if (status == Status.MALFORMED || status == Status.WRONG_TYPE) {
            int count = parts.split(bytes, start, end, type);
            for (int i = 0; count > 1 && i < count; i++) {
                status = status(bytes, parts.start(i), parts.end(i));
                if (!identifier.found()) {
                    return noIdentifier(status) + " in its part " + (i + 1);
                }
            }
            if (count > 1) {
                return null;
            }
            if (count == 1) {
                Status stripped = status(bytes, parts.start(0), parts.end(0));
                if (identifier.found()) {
                    return null;
                }
                status = stripped;
            }
        }
        return noIdentifier(status);
    }

    private String wrongList(byte[] bytes, int start, int end) {
        int count = parts.elements(bytes, start, end);
        for (int i = 0; i < count; i++) {
            int from = parts.start(i);
            int to = parts.end(i);
            Status status;
            if (bytes[from] != '"') {
                status = status(bytes, from, to);
            } else {
                unescaped.clear();
                JsonText.unescape(bytes, from + 1, to - 1, unescaped);
                unescaped.room(Long.BYTES);
                status = status(unescaped.bytes(), 0, unescaped.length());
            }
            if (!identifier.found()) {
                return noIdentifier(status) + " in its part " + (i + 1);
            }
        }
        return null;
    }

    private Status status(byte[] bytes, int start, int end) {
        parsers.parse(bytes, start, end, type, identifier);
        return identifier.status();
    }

    private String noIdentifier(Status status) {
        return "is no identifier of type " + type.name() + ": " + status.word();
    }
}
