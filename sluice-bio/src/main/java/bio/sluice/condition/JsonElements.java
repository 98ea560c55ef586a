package bio.sluice.condition;

import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import bio.sluice.record.Slice;
import java.util.Arrays;

/// The elements of a JSON list or object that is known to be valid. Stateless, thread-safe.
final class JsonElements {
    private JsonElements() {}

    /// How many elements, or members, the list or object at `start` has.
    static long count(byte[] bytes, int start) {
        int i = JsonText.skipBlanks(bytes, start + 1, bytes.length);
        if (bytes[i] == ']' || bytes[i] == '}') {
            return 0;
        }
        long count = 1;
        while (true) {
            i = JsonText.skipBlanks(bytes, JsonText.skipValue(bytes, i), bytes.length);
            if (bytes[i] == ',') {
                count++;
            } else if (bytes[i] != ':') {
                return count;
            }
            i = JsonText.skipBlanks(bytes, i + 1, bytes.length);
        }
    }

    /// Whether the list in `list` has the text or scalar `element`.
    static boolean contains(Slice list, Slice element, ByteSink scratch) {
        byte[] bytes = list.bytes();
        int i = JsonText.skipBlanks(bytes, list.start() + 1, list.end());
        while (bytes[i] != ']') {
            int end = JsonText.skipValue(bytes, i);
            boolean string = bytes[i] == '"';
            int from = string ? i + 1 : i;
            int to = string ? end - 1 : end;
            byte[] text = bytes;
            if (string && JsonText.hasEscape(bytes, from, to)) {
                scratch.clear();
                JsonText.unescape(bytes, from, to, scratch);
                text = scratch.bytes();
                from = 0;
                to = scratch.length();
            }
            if (Arrays.equals(text, from, to, element.bytes(), element.start(), element.end())) {
                return true;
            }
            i = JsonText.skipBlanks(bytes, end, list.end());
            if (bytes[i] == ',') {
                i = JsonText.skipBlanks(bytes, i + 1, list.end());
            }
        }
        return false;
    }
}
