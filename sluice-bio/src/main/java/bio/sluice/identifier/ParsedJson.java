package bio.sluice.identifier;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import bio.sluice.record.Slice;
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
    private static final byte[] VERSION = bytes(",\"version\":\"");
    private static final byte[] ISOFORM = bytes(",\"isoform\":\"");
    private static final byte[] REGION = bytes(",\"region\":\"");
    private static final byte[] CHANGED = bytes(",\"changes\":");
    private static final byte[] CANDIDATES = bytes(",\"candidates\":");
    /// By [ParsedIdentifier#changeBits]; made when first used, and two threads may at worst make the same list twice.
    private static final byte[][] CHANGES = new byte[1 << Change.values().length][];
    /// Longer texts than this are written without haste.
    private static final int SHORT = 64;
    /// Room for an object of texts that are not longer, and to overshoot.
    private static final int ROOM = 1_024;

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
            split = bytes("\"" + outcome("0.95", quoted, Status.EXACT));
            normalized = bytes("\"" + outcome("0.95", quoted, Status.NORMALIZED));
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

    /// The object of a value whose raw text is `bytes[start, end)`; valid until the next call.
    ByteSink ofText(ParsedIdentifier value, byte[] bytes, int start, int end) {
        if (value.status() == Status.EXACT && end - start <= SHORT && bytes.length - end >= 8) {
            // The canonical text is part of the raw one and, like what was split off, needs no escape.
            out.clear();
            byte[] to = out.room(ROOM);
            int at = put(RAW_TEXT, to, 0);
            at = put(bytes, start, end, to, at);
            to[at++] = '"';
            out.length(at);
        } else {
            out.clear(KEPT);
            write(RAW);
            JsonText.writeString(bytes, start, end, out);
        }
        return finish(value);
    }

    /// The object of a value whose raw JSON is `bytes[start, end)`; valid until the next call.
    ByteSink ofJson(ParsedIdentifier value, byte[] bytes, int start, int end) {
        out.clear(KEPT);
        write(RAW);
        out.write(bytes, start, end);
        return finish(value);
    }

    private ByteSink finish(ParsedIdentifier value) {
        Wording wording = wording(value);
        if (!value.found()) {
            write(wording.refused[value.status().ordinal()]);
        } else if (value.end() - value.start() <= SHORT && value.bytes().length - value.end() >= 8) {
            byte[] to = out.room(ROOM);
            int at = put(PARSED, to, out.length());
            at = put(value.bytes(), value.start(), value.end(), to, at);
            at = put(wording.curie, to, at);
            at = put(value.bytes(), value.start() + wording.prefix, value.end(), to, at);
            at = put(wording.outcome(value), to, at);
            if (!value.hasTail()
                    && value.changeBits() == 0
                    && value.candidates().isEmpty()) {
                to[at] = '}';
                out.length(at + 1);
                return out;
            }
            out.length(at);
            details(value);
        } else {
            write(PARSED);
            JsonText.writeStringBody(value.bytes(), value.start(), value.end(), out);
            write(wording.curie);
            JsonText.writeStringBody(value.bytes(), value.start() + wording.prefix, value.end(), out);
            write(wording.outcome(value));
            details(value);
        }
        if (!value.candidates().isEmpty()) {
            write(CANDIDATES);
            writeCandidates(value, out);
        }
        out.write('}');
        return out;
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
