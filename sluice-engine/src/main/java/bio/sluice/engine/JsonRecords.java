package bio.sluice.engine;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes JSONL that an encoder wrote, and that is valid therefore, apart into maps. Stateless.
final class JsonRecords {
    private JsonRecords() {}

    static List<Map<String, String>> parse(byte[] bytes) {
        List<Map<String, String>> records = new ArrayList<>();
        int at = JsonText.skipBlanks(bytes, 0, bytes.length);
        while (at < bytes.length) {
            if (bytes[at] != '{') {
                throw new IllegalStateException("records can only be had from JSONL output");
            }
            int end = JsonText.skipValue(bytes, at);
            records.add(parse(bytes, at, end));
            at = JsonText.skipBlanks(bytes, end, bytes.length);
        }
        return records;
    }

    private static Map<String, String> parse(byte[] bytes, int start, int end) {
        Map<String, String> members = new LinkedHashMap<>();
        int at = JsonText.skipBlanks(bytes, start + 1, end);
        while (bytes[at] == '"') {
            int keyEnd = JsonText.skipValue(bytes, at);
            int colon = JsonText.skipBlanks(bytes, keyEnd, end);
            int value = JsonText.skipBlanks(bytes, colon + 1, end);
            int valueEnd = JsonText.skipValue(bytes, value);
            members.put(text(bytes, at, keyEnd), text(bytes, value, valueEnd));
            at = JsonText.skipBlanks(bytes, valueEnd, end);
            if (bytes[at] == ',') {
                at = JsonText.skipBlanks(bytes, at + 1, end);
            }
        }
        return members;
    }

    private static String text(byte[] bytes, int start, int end) {
        return switch (bytes[start]) {
            case 'n' -> null;
            case '"' -> {
                ByteSink plain = new ByteSink(Budget.unlimited());
                JsonText.unescape(bytes, start + 1, end - 1, plain);
                yield plain.toString();
            }
            default -> new String(bytes, start, end - start, StandardCharsets.UTF_8);
        };
    }
}
