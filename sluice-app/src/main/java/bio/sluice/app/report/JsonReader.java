package bio.sluice.app.report;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON (RFC 8259) strictly into maps, lists, texts, numbers ([Long], or [BigDecimal] where that is not enough),
/// booleans and null. One value, one thread.
///
/// A key that stands twice in an object is a mistake, and so is nesting deeper than [#MAX_DEPTH]: what is read here are
/// Sluice's own files, which people may have edited.
public final class JsonReader {
    /// Objects and arrays that may lie inside each other.
    public static final int MAX_DEPTH = 100;

    private static final int MOST_DIGITS = 1_000;

    private final byte[] bytes;
    private final int to;
    private int at;

    private JsonReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    /// The value in `bytes[from, to)`, UTF-8, with nothing but white space around it.
    ///
    /// @throws JsonMistake if it is no JSON
    public static Object read(byte[] bytes, int from, int to) throws JsonMistake {
        JsonReader reader = new JsonReader(bytes, from, to);
        Object value = reader.value(0);
        reader.skipBlanks();
        if (reader.at < to) {
            throw reader.mistake("expected nothing more");
        }
        return value;
    }

    private JsonMistake mistake(String message) {
        return new JsonMistake(at, message);
    }

    private void skipBlanks() {
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    /// The next byte that is not white space, or 0 at the end.
    private byte peek() {
        skipBlanks();
        return at < to ? bytes[at] : 0;
    }

    private Object value(int depth) throws JsonMistake {
        byte first = peek();
        if ((first == '{' || first == '[') && depth == MAX_DEPTH) {
            throw mistake("nested deeper than " + MAX_DEPTH);
        }
        return switch (first) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> text();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws JsonMistake {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        if (peek() == '}') {
            at++;
            return object;
        }
        while (true) {
            if (peek() != '"') {
                throw mistake("expected a key in quotes");
            }
            int keyAt = at;
            String key = text();
            if (peek() != ':') {
                throw mistake("expected a colon");
            }
            at++;
            Object value = value(depth);
            if (object.containsKey(key)) {
                throw new JsonMistake(keyAt, "the key \"" + key + "\" stands twice");
            }
            object.put(key, value);
            if (isClosed((byte) '}')) {
                return object;
            }
        }
    }

    private List<Object> array(int depth) throws JsonMistake {
        List<Object> array = new ArrayList<>();
        at++;
        if (peek() == ']') {
            at++;
            return array;
        }
        while (true) {
            array.add(value(depth));
            if (isClosed((byte) ']')) {
                return array;
            }
        }
    }

    /// Takes a comma or `close`; true for the latter.
    private boolean isClosed(byte close) throws JsonMistake {
        byte next = peek();
        if (next != ',' && next != close) {
            throw mistake("expected a comma or " + (char) close);
        }
        at++;
        return next == close;
    }

    private Object word(String word, Object value) throws JsonMistake {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= to || bytes[at + i] != word.charAt(i)) {
                throw mistake("expected a value");
            }
        }
        at += word.length();
        return value;
    }

    private Object number() throws JsonMistake {
        int start = at;
        take('-');
        int whole = at;
        boolean digits = digits() > 0 && (bytes[whole] != '0' || at == whole + 1);
        boolean integral = true;
        if (take('.')) {
            integral = false;
            digits &= digits() > 0;
        }
        if (take('e') || take('E')) {
            integral = false;
            if (!take('+')) {
                take('-');
            }
            digits &= digits() > 0;
        }
        if (!digits || at - start > MOST_DIGITS) {
            at = start;
            throw mistake("expected a value");
        }
        String text = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
        try {
            return integral ? (Object) Long.valueOf(text) : new BigDecimal(text);
        } catch (NumberFormatException tooLarge) {
            return new BigDecimal(text);
        }
    }

    private boolean take(char c) {
        boolean there = at < to && bytes[at] == c;
        at += there ? 1 : 0;
        return there;
    }

    private int digits() {
        int start = at;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - start;
    }

    private String text() throws JsonMistake {
        int start = ++at;
        StringBuilder text = null;
        while (at < to && bytes[at] != '"') {
            if (bytes[at] >= 0 && bytes[at] < ' ') {
                throw mistake("a control character inside a text must be escaped");
            }
            if (bytes[at] == '\\') {
                text = text == null ? new StringBuilder() : text;
                text.append(plain(start, at));
                text.append(escaped());
                start = at;
            } else {
                at++;
            }
        }
        if (at >= to) {
            throw mistake("a text is not closed");
        }
        String last = plain(start, at++);
        return text == null ? last : text.append(last).toString();
    }

    private String plain(int start, int end) throws JsonMistake {
        boolean ascii = true;
        for (int i = start; ascii && i < end; i++) {
            ascii = bytes[i] >= 0;
        }
        if (ascii) {
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new JsonMistake(start, "a text is not valid UTF-8");
        }
    }

    private char escaped() throws JsonMistake {
        int start = at;
        byte kind = at + 1 < to ? bytes[at + 1] : 0;
        at += 2;
        switch (kind) {
            case '"', '\\', '/':
                return (char) kind;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = at < to ? Character.digit(bytes[at], 16) : -1;
                    if (digit < 0) {
                        break;
                    }
                    code = code << 4 | digit;
                    at++;
                }
                if (at == start + 6) {
                    return (char) code;
                }
                break;
            default:
                break;
        }
        at = start;
        throw mistake("unknown escape");
    }
}
