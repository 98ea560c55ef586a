package bio.sluice.identifier;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonKey;
import bio.sluice.record.JsonText;
import bio.sluice.record.Slice;
import bio.sluice.record.ValueWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

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

    private static final byte[][] STATUSES = new byte[Status.values().length][];
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] SURE = {'1'};
    private static final byte[] NEARLY_SURE = {'0', '.', '9', '5'};
    private static final byte[] NOT_FOUND = {'0'};

    static {
        for (Status status : Status.values()) {
            STATUSES[status.ordinal()] = ('"' + status.word() + '"').getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static final Key[] KEYS = Key.values();

    private final ByteSink[] lists = new ByteSink[KEYS.length];
    private final boolean[] any = new boolean[KEYS.length];
    private int count;
    private String parser;
    private byte[] parserJson = NULL;

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
            any[i] = !KEYS[i].optional;
        }
        count = 0;
    }

    /// Adds a value whose raw text is `bytes[start, end)`.
    void addText(ParsedIdentifier value, byte[] bytes, int start, int end) {
        JsonText.writeString(bytes, start, end, next(Key.RAW));
        add(value);
    }

    /// Adds a value whose raw JSON is `bytes[start, end)`.
    void addJson(ParsedIdentifier value, byte[] bytes, int start, int end) {
        next(Key.RAW).write(bytes, start, end);
        add(value);
    }

    /// Writes the object.
    void write(ValueWriter writer) {
        writer.beginObject();
        for (Key key : KEYS) {
            if (any[key.ordinal()]) {
                ByteSink list = lists[key.ordinal()];
                list.write(']');
                writer.key(key.json).json(list.bytes(), 0, list.length());
            }
        }
        writer.endObject();
    }

    private void add(ParsedIdentifier value) {
        if (value.found()) {
            JsonText.writeString(value.bytes(), value.start(), value.end(), next(Key.PARSED));
            ByteSink curie = next(Key.CURIE);
            curie.write('"');
            value.writeCurie(curie);
            curie.write('"');
            next(Key.CONFIDENCE).write(value.confidence() == ParsedIdentifier.SURE ? SURE : NEARLY_SURE);
        } else {
            next(Key.PARSED).write(NULL);
            next(Key.CURIE).write(NULL);
            next(Key.CONFIDENCE).write(NOT_FOUND);
        }
        next(Key.PARSER).write(parserJson(value.parser()));
        next(Key.STATUS).write(STATUSES[value.status().ordinal()]);
        tail(Key.VERSION, value.version());
        tail(Key.ISOFORM, value.isoform());
        tail(Key.REGION, value.region());
        if (value.changeBits() != 0) {
            ParsedJson.writeChanges(value, some(Key.CHANGES));
        } else {
            none(Key.CHANGES);
        }
        if (value.candidates().isEmpty()) {
            none(Key.CANDIDATES);
        } else {
            ParsedJson.writeCandidates(value, some(Key.CANDIDATES));
        }
        count++;
    }

    private void tail(Key key, Slice text) {
        if (text.isEmpty()) {
            none(key);
        } else {
            JsonText.writeString(text.bytes(), text.start(), text.end(), some(key));
        }
    }

    /// The value has nothing for an optional list.
    private void none(Key key) {
        if (any[key.ordinal()]) {
            next(key).write(NULL);
        }
    }

    /// The value is the first with something for an optional list, perhaps: then those before had nothing.
    private ByteSink some(Key key) {
        ByteSink list = lists[key.ordinal()];
        for (int i = 0; !any[key.ordinal()] && i < count; i++) {
            if (i > 0) {
                list.write(',');
            }
            list.write(NULL);
        }
        any[key.ordinal()] = true;
        return next(key);
    }

    private ByteSink next(Key key) {
        ByteSink list = lists[key.ordinal()];
        if (count > 0) {
            list.write(',');
        }
        return list;
    }

    private byte[] parserJson(String name) {
        if (!Objects.equals(name, parser)) {
            parser = name;
            parserJson = name == null
                    ? NULL
                    : ('"' + new String(JsonText.escaped(name), StandardCharsets.UTF_8) + '"')
                            .getBytes(StandardCharsets.UTF_8);
        }
        return parserJson;
    }
}
