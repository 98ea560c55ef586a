package bio.sluice.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Just enough JSON to compare outputs. Values are String, {@link NumberText}, Boolean, null, List and Map; objects keep
 * the order of their keys.
 */
final class Json {
    /** A number as it was written; reading it as a double would hide differences in the text. */
    record NumberText(String text) {}

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** Reads one object that fills the whole line. */
    static Map<String, Object> readObject(String line) {
        Json json = new Json(line);
        Map<String, Object> object = json.object();
        if (json.at != line.length()) {
            throw json.unexpected("the end of the line");
        }
        return object;
    }

    /** Writes without spaces; everything but quotes, backslashes and control characters stands unescaped. */
    static void write(Object value, StringBuilder out) {
        if (value instanceof String string) {
            writeString(string, out);
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object element : list) {
                out.append(before);
                write(element, out);
                before = ',';
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(before);
                writeString((String) entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
                before = ',';
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else {
            out.append(value instanceof NumberText number ? number.text() : String.valueOf(value));
        }
    }

    private static void writeString(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04X", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private Object value() {
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        if (peek() == '}') {
            expect('}');
            return object;
        }
        do {
            String key = string();
            expect(':');
            object.put(key, value());
        } while (continues('}'));
        return object;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        expect('[');
        if (peek() == ']') {
            expect(']');
            return list;
        }
        do {
            list.add(value());
        } while (continues(']'));
        return list;
    }

    /** Takes a comma and says true, or takes the closing character and says false. */
    private boolean continues(char close) {
        if (peek() == ',') {
            expect(',');
            return true;
        }
        expect(close);
        return false;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (true) {
            if (at == text.length()) {
                throw unexpected("a closing quote");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                skipBlanks();
                return string.toString();
            }
            string.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
            case '"', '\\', '/' -> c;
            default -> throw unexpected("an escape");
        };
    }

    private NumberText number() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == start) {
            throw unexpected("a value");
        }
        String number = text.substring(start, at);
        skipBlanks();
        return new NumberText(number);
    }

    private Object literal(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw unexpected(word);
        }
        at += word.length();
        skipBlanks();
        return value;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw unexpected("'" + c + "'");
        }
        at++;
        skipBlanks(c);
    }

    /** Blanks after an opening quote belong to the string. */
    private void skipBlanks(char after) {
        if (after != '"') {
            skipBlanks();
        }
    }

    private char peek() {
        if (at == text.length()) {
            throw unexpected("more text");
        }
        return text.charAt(at);
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException unexpected(String wanted) {
        return new IllegalArgumentException("wanted " + wanted + " at character " + at + " of: " + text);
    }
}
