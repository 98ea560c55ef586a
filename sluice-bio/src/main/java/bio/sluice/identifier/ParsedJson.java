package bio.sluice.identifier;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import bio.sluice.record.Slice;
import bio.sluice.record.ValueWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/// Writes parsed values as JSON objects, `{"raw": …, "parsed": …, "curie": …, "confidence": …, "parser": …,
/// "status": …}` with `version`, `isoform`, `region`, `changes` and `candidates` where they apply. One thread.
///
/// What follows from type, parser and status is put together once. A value then costs a few eight-byte copies.
final class ParsedJson {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] RAW = bytes("{\"raw\":");
    private static final byte[] RAW_TEXT = bytes("{\"raw\":\"");
    private static final byte[] PARSED = bytes(",\"parsed\":\"");
    private static final byte[] PARSED_TEXT = bytes("\",\"parsed\":\"");
    private static final byte[] VERSION = bytes(",\"version\":\"");
    private static final byte[] ISOFORM = bytes(",\"isoform\":\"");
    private static final byte[] REGION = bytes(",\"region\":\"");
    private static final byte[] CHANGED = bytes(",\"changes\":");
    private static final byte[] CANDIDATES = bytes(",\"candidates\":");
    /// By [ParsedIdentifier#changeBits]; made when first used, and two threads may at worst make the same list twice.
    private static final byte[][] CHANGES = new byte[1 << Change.values().length][];
    /// Longer texts than this are written without haste.
    private static final int SHORT = 64;
    /// Room for the texts of an object that are not longer, and for the keys of what may be split off.
    private static final int ROOM = 6 * SHORT + 64;

    private static final int KEPT = 1 << 14;

    private final ByteSink out = new ByteSink(Budget.unlimited());
    private final List<Wording> wordings = new ArrayList<>();
    private Wording last;

    /// The constant parts of the objects of one type and parser.
    private static final class Wording {
        final IdentifierType type;
        final String parser;
        final int prefix;
        /// From the canonical text to the local identifier.
        final byte[] curie;
        /// From the local identifier on, by kind of outcome.
        final byte[] sure;
        /// The same and the closing brace.
        final byte[] whole;
        /// Room for the object of a short exact value.
        final int room;

        final byte[] split;
        final byte[] normalized;
        /// From behind the raw value on, by status.
        final byte[][] refused = new byte[Status.values().length][];

        Wording(IdentifierType type, String parser) {
            this.type = type;
            this.parser = parser;
            prefix = type.prefix().length;
            String quoted =
                    parser == null ? "null" : '"' + new String(JsonText.escaped(parser), StandardCharsets.UTF_8) + '"';
            curie = bytes("\",\"curie\":\"" + type.curiePrefix() + ":");
            sure = bytes("\"" + outcome("1", quoted, Status.EXACT));
            whole = bytes("\"" + outcome("1", quoted, Status.EXACT) + "}");
            split = bytes("\"" + outcome("0.95", quoted, Status.EXACT));
            normalized = bytes("\"" + outcome("0.95", quoted, Status.NORMALIZED));
            room = RAW_TEXT.length + PARSED_TEXT.length + curie.length + split.length + ROOM;
            for (Status status : Status.values()) {
                refused[status.ordinal()] = bytes(",\"parsed\":null,\"curie\":null" + outcome("0", quoted, status));
            }
        }

        /// What follows the CURIE of a value that was found.
        byte[] outcome(ParsedIdentifier value) {
            return value.status() == Status.NORMALIZED ? normalized : value.hasTail() ? split : sure;
        }

        private static String outcome(String confidence, String parser, Status status) {
            return ",\"confidence\":" + confidence + ",\"parser\":" + parser + ",\"status\":\"" + status.word() + '"';
        }
    }

    /// Writes the object of a value whose raw text is `bytes[start, end)`.
    void writeText(ParsedIdentifier value, byte[] bytes, int start, int end, ValueWriter writer) {
        if (value.status() == Status.EXACT
                && end - start <= SHORT
                && bytes.length - end >= 8
                && value.liesIn(bytes, start, end)) {
            writeExact(value, bytes, start, end, writer);
            return;
        }
        out.clear(KEPT);
        write(RAW);
        JsonText.writeString(bytes, start, end, out);
        finish(value);
        writer.json(out.bytes(), 0, out.length());
    }

    /// Writes the object of a value whose raw JSON is `bytes[start, end)`.
    void writeJson(ParsedIdentifier value, byte[] bytes, int start, int end, ValueWriter writer) {
        out.clear(KEPT);
        write(RAW);
        out.write(bytes, start, end);
        finish(value);
        writer.json(out.bytes(), 0, out.length());
    }

    /// The canonical text is part of the raw one and, like what was split off, needs no escape. Goes straight to where
    /// it stays.
    private void writeExact(ParsedIdentifier value, byte[] bytes, int start, int end, ValueWriter writer) {
        Wording wording = wording(value);
        byte[] to = writer.jsonRoom(wording.room);
        byte[] text = value.bytes();
        int from = value.start();
        int behind = value.end();
        int at = put(RAW_TEXT, to, writer.jsonStart());
        at = put(bytes, start, end, to, at);
        at = put(PARSED_TEXT, to, at);
        at = put(text, from, behind, to, at);
        at = put(wording.curie, to, at);
        at = put(text, from + wording.prefix, behind, to, at);
        if (value.hasTail()) {
            at = put(wording.split, to, at);
            at = tail(VERSION, value.version(), to, at);
            at = tail(ISOFORM, value.isoform(), to, at);
            at = tail(REGION, value.region(), to, at);
            to[at++] = '}';
        } else {
            at = put(wording.whole, to, at);
        }
        writer.jsonEnd(at);
    }

    private static int tail(byte[] key, Slice text, byte[] to, int at) {
        if (text.isEmpty()) {
            return at;
        }
        int behind = put(text.bytes(), text.start(), text.end(), to, put(key, to, at));
        to[behind] = '"';
        return behind + 1;
    }

    private void finish(ParsedIdentifier value) {
        Wording wording = wording(value);
        if (value.found()) {
            write(PARSED);
            JsonText.writeStringBody(value.bytes(), value.start(), value.end(), out);
            write(wording.curie);
            JsonText.writeStringBody(value.bytes(), value.start() + wording.prefix, value.end(), out);
            write(wording.outcome(value));
            details(value);
        } else {
            write(wording.refused[value.status().ordinal()]);
        }
        if (!value.candidates().isEmpty()) {
            write(CANDIDATES);
            writeCandidates(value, out);
        }
        out.write('}');
    }

    private void details(ParsedIdentifier value) {
        if (value.hasTail()) {
            tail(VERSION, value.version());
            tail(ISOFORM, value.isoform());
            tail(REGION, value.region());
        }
        if (value.changeBits() != 0) {
            write(CHANGED);
            writeChanges(value, out);
        }
    }

    /// Copies a constant, whose array is eight bytes longer than it.
    private static int put(byte[] constant, byte[] to, int at) {
        return put(constant, 0, constant.length - 8, to, at);
    }

    /// Copies eight bytes at a time, up to seven too many.
    private static int put(byte[] from, int start, int end, byte[] to, int at) {
        int n = end - start;
        for (int i = 0; i < n; i += 8) {
            LONG.set(to, at + i, (long) LONG.get(from, start + i));
        }
        return at + n;
    }

    private void write(byte[] constant) {
        out.write(constant, 0, constant.length - 8);
    }

    private void tail(byte[] key, Slice text) {
        if (!text.isEmpty()) {
            write(key);
            JsonText.writeStringBody(text.bytes(), text.start(), text.end(), out);
            out.write('"');
        }
    }

    /// `["trimmed","case"]`.
    static void writeChanges(ParsedIdentifier value, ByteSink out) {
        byte[] list = CHANGES[value.changeBits()];
        if (list == null) {
            list = changes(value);
            CHANGES[value.changeBits()] = list;
        }
        out.write(list);
    }

    private static byte[] changes(ParsedIdentifier value) {
        StringJoiner list = new StringJoiner(",", "[", "]");
        for (Change change : value.changes()) {
            list.add('"' + change.word() + '"');
        }
        return list.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// `["SEPTIN2"]`.
    static void writeCandidates(ParsedIdentifier value, ByteSink out) {
        char before = '[';
        for (String candidate : value.candidates()) {
            out.write(before);
            byte[] text = candidate.getBytes(StandardCharsets.UTF_8);
            JsonText.writeString(text, 0, text.length, out);
            before = ',';
        }
        out.write(']');
    }

    /// Apart from what seldom happens, so that the compiler copies little into those who ask.
    private Wording wording(ParsedIdentifier value) {
        Wording same = last;
        if (same == null || same.type != value.type() || same.parser != value.parser()) {
            same = find(value.type(), value.parser());
            last = same;
        }
        return same;
    }

    private Wording find(IdentifierType type, String parser) {
        for (Wording wording : wordings) {
            if (wording.type == type && Objects.equals(wording.parser, parser)) {
                return wording;
            }
        }
        Wording added = new Wording(type, parser);
        wordings.add(added);
        return added;
    }

    /// The text with eight bytes behind it, so that long views may overshoot.
    private static byte[] bytes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(utf8, utf8.length + 8);
    }
}
