package bio.sluice.identifier;

import bio.sluice.record.ByteSink;
import bio.sluice.record.Budget;
import bio.sluice.record.JsonText;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Writes parsed values as JSON objects, `{"raw": …, "parsed": …, "curie": …, "confidence": …, "parser": …,
/// "status": …}` with `version`, `isoform`, `region`, `changes` and `candidates` where they apply. One thread.
///
/// What follows from type, parser and status is put together once; a value then costs a few copies.
final class ParsedJson {
    private static final byte[] RAW = ascii("{\"raw\":");
    private static final int KEPT = 1 << 14;

    private final ByteSink out = new ByteSink(Budget.unlimited());
    private final List<Wording> wordings = new ArrayList<>();
    private Wording last;

    /// The constant parts of the objects of one type and parser.
    private static final class Wording {
        final IdentifierType type;
        final String parser;
        /// From behind the raw value to the canonical text.
        final byte[] parsed = ascii(",\"parsed\":\"");
        /// From the canonical text to the local identifier.
        final byte[] curie;
        /// From the local identifier to the end, by kind of outcome.
        final byte[] sure;

        final byte[] split;
        final byte[] normalized;
        /// From behind the raw value to the end, by status.
        final byte[][] refused = new byte[Status.values().length][];

        Wording(IdentifierType type, String parser) {
            this.type = type;
            this.parser = parser;
            String parserJson = parser == null
                    ? "null"
                    : '"' + new String(JsonText.escaped(parser), StandardCharsets.UTF_8) + '"';
            curie = ascii("\",\"curie\":\"" + type.curiePrefix() + ":");
            sure = found("1", parserJson, Status.EXACT);
            split = found("0.95", parserJson, Status.EXACT);
            normalized = found("0.95", parserJson, Status.NORMALIZED);
            for (Status status : Status.values()) {
                refused[status.ordinal()] = (",\"parsed\":null,\"curie\":null,\"confidence\":0,\"parser\":" + parserJson
                                + ",\"status\":\"" + status.word() + '"')
                        .getBytes(StandardCharsets.UTF_8);
            }
        }

        private static byte[] found(String confidence, String parserJson, Status status) {
            return ("\",\"confidence\":" + confidence + ",\"parser\":" + parserJson + ",\"status\":\"" + status.word()
                            + '"')
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /// The object of a value whose raw text is `bytes[start, end)`; valid until the next call.
    ByteSink ofText(ParsedIdentifier value, byte[] bytes, int start, int end) {
        begin();
        if (value.status() == Status.EXACT) {
            // Nothing in the text of an exact value needs an escape.
            out.write('"');
            out.write(bytes, start, end);
            out.write('"');
        } else {
            JsonText.writeString(bytes, start, end, out);
        }
        return finish(value);
    }

    /// The object of a value whose raw JSON is `bytes[start, end)`; valid until the next call.
    ByteSink ofJson(ParsedIdentifier value, byte[] bytes, int start, int end) {
        begin();
        out.write(bytes, start, end);
        return finish(value);
    }

    private void begin() {
        out.clear(KEPT);
        out.write(RAW);
    }

    private ByteSink finish(ParsedIdentifier value) {
        Wording wording = wording(value);
        if (!value.found()) {
            out.write(wording.refused[value.status().ordinal()]);
        } else {
            out.write(wording.parsed);
            out.write(value.bytes(), value.start(), value.end());
            out.write(wording.curie);
            out.write(value.bytes(), value.start() + value.type().prefix().length, value.end());
            out.write(
                    value.status() == Status.NORMALIZED
                            ? wording.normalized
                            : value.hasTail() ? wording.split : wording.sure);
            if (value.hasTail()) {
                tail("version", value.version());
                tail("isoform", value.isoform());
                tail("region", value.region());
            }
            if (value.changeBits() != 0) {
                key("changes");
                writeChanges(value, out);
            }
        }
        if (!value.candidates().isEmpty()) {
            key("candidates");
            writeCandidates(value, out);
        }
        out.write('}');
        return out;
    }

    private void tail(String name, Slice text) {
        if (!text.isEmpty()) {
            key(name);
            JsonText.writeString(text.bytes(), text.start(), text.end(), out);
        }
    }

    private void key(String name) {
        out.write(",\"");
        out.write(name);
        out.write("\":");
    }

    /// `["trimmed","case"]`.
    static void writeChanges(ParsedIdentifier value, ByteSink out) {
        char before = '[';
        for (Change change : CHANGES) {
            if (value.changed(change)) {
                out.write(before);
                out.write('"');
                out.write(change.word());
                out.write('"');
                before = ',';
            }
        }
        out.write(']');
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

    private static final Change[] CHANGES = Change.values();

    private Wording wording(ParsedIdentifier value) {
        if (last != null && last.type == value.type() && Objects.equals(last.parser, value.parser())) {
            return last;
        }
        for (Wording wording : wordings) {
            if (wording.type == value.type() && Objects.equals(wording.parser, value.parser())) {
                last = wording;
                return wording;
            }
        }
        last = new Wording(value.type(), value.parser());
        wordings.add(last);
        return last;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
