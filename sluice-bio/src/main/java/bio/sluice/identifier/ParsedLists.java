package bio.sluice.identifier;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonKey;
import bio.sluice.record.JsonText;
import bio.sluice.record.Slice;
import bio.sluice.record.ValueWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Writes the parsed values of a composite cell as one JSON object of lists, all of one length. One thread.
final class ParsedLists {
    private static final int KEPT = 1 << 14;

    /// The lists in the order in which they are written.
    private enum Key {
        RAW,
        PARSED,
        CURIE,
        CONFIDENCE,
        PARSER,
        STATUS,
        VERSION,
        ISOFORM,
        REGION,
        CHANGES,
        CANDIDATES;

        final JsonKey json = new JsonKey(name().toLowerCase(Locale.ROOT));
        /// Left out if no value has one.
        final boolean optional = ordinal() >= 6;
    }

    private static final Key[] KEYS = Key.values();

    private final ByteSink[] lists = new ByteSink[KEYS.length];
    private final boolean[] any = new boolean[KEYS.length];

    ParsedLists() {
        for (int i = 0; i < lists.length; i++) {
            lists[i] = new ByteSink(Budget.unlimited());
        }
    }

    /// Forgets the cell before.
    void begin() {
        for (int i = 0; i < lists.length; i++) {
            lists[i].clear(KEPT);
            lists[i].write('[');
            any[i] = false;
        }
    }

    /// Adds a value whose raw text is `bytes[start, end)`.
    void addText(ParsedIdentifier value, byte[] bytes, int start, int end) {
        separate();
        JsonText.writeString(bytes, start, end, list(Key.RAW));
        add(value);
    }

    /// Adds a value whose raw JSON is `bytes[start, end)`.
    void addJson(ParsedIdentifier value, byte[] bytes, int start, int end) {
        separate();
        list(Key.RAW).write(bytes, start, end);
        add(value);
    }

    /// Writes the object.
    void write(ValueWriter writer) {
        writer.beginObject();
        for (Key key : KEYS) {
            if (!key.optional || any[key.ordinal()]) {
                ByteSink list = list(key);
                list.write(']');
                writer.key(key.json).json(list.bytes(), 0, list.length());
            }
        }
        writer.endObject();
    }

    private void separate() {
        if (list(Key.RAW).length() > 1) {
            for (ByteSink list : lists) {
                list.write(',');
            }
        }
    }

    private void add(ParsedIdentifier value) {
        if (value.found()) {
            JsonText.writeString(value.bytes(), value.start(), value.end(), list(Key.PARSED));
            ByteSink curie = list(Key.CURIE);
            curie.write('"');
            value.writeCurie(curie);
            curie.write('"');
            list(Key.CONFIDENCE).write(value.confidence() == ParsedIdentifier.SURE ? "1" : "0.95");
        } else {
            list(Key.PARSED).write("null");
            list(Key.CURIE).write("null");
            list(Key.CONFIDENCE).write("0");
        }
        word(Key.PARSER, value.parser());
        word(Key.STATUS, value.status().word());
        tail(Key.VERSION, value.version());
        tail(Key.ISOFORM, value.isoform());
        tail(Key.REGION, value.region());
        if (value.changeBits() != 0) {
            any[Key.CHANGES.ordinal()] = true;
            ParsedJson.writeChanges(value, list(Key.CHANGES));
        } else {
            list(Key.CHANGES).write("null");
        }
        if (value.candidates().isEmpty()) {
            list(Key.CANDIDATES).write("null");
        } else {
            any[Key.CANDIDATES.ordinal()] = true;
            ParsedJson.writeCandidates(value, list(Key.CANDIDATES));
        }
    }

    private void word(Key key, String word) {
        if (word == null) {
            list(key).write("null");
        } else {
            byte[] text = word.getBytes(StandardCharsets.UTF_8);
            JsonText.writeString(text, 0, text.length, list(key));
        }
    }

    private void tail(Key key, Slice text) {
        if (text.isEmpty()) {
            list(key).write("null");
        } else {
            any[key.ordinal()] = true;
            JsonText.writeString(text.bytes(), text.start(), text.end(), list(key));
        }
    }

    private ByteSink list(Key key) {
        return lists[key.ordinal()];
    }
}
