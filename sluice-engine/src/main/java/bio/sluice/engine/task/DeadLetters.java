package bio.sluice.engine.task;

import bio.sluice.fault.Fault;
import bio.sluice.fault.Position;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.Transcoded;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/// Writes refused records as lines of the dead-letter file. One thread.
final class DeadLetters {
    /// Most bytes of a record's text that are kept.
    static final int MOST_RAW = 64 << 10;

    /// Adds a line for each fault, in the order of records; those of one record stay in order.
    void write(RawChunk raw, List<Fault> faults, EncodedChunk into) {
        List<Fault> sorted = new ArrayList<>(faults);
        sorted.sort(Comparator.comparingInt(Fault::record));
        Position first = raw.position(0, 0);
        long line = first.line();
        long offset = first.offset();
        int seen = 0;
        for (Fault fault : sorted) {
            // Counts from one letter to the next, so that a chunk of nothing but bad records stays linear.
            line += raw.lineEnds(seen, fault.start());
            offset += raw.sourceLength(seen, fault.start());
            seen = fault.start();
            Position at = new Position(raw.source(), first.record() + fault.record(), line, offset);
            write(raw, fault, at, raw.sourceLength(fault.start(), fault.end()), into);
        }
    }

    /// Adds a line.
    ///
    /// @param length the record's length in its source, which may be more than the chunk holds of it
    void write(RawChunk raw, Fault fault, Position at, long length, EncodedChunk into) {
        ByteSink out = into.deadLetters();
        out.write("{\"source\":");
        text(at.source(), out);
        out.write(",\"record\":" + at.record() + ",\"line\":" + at.line() + ",\"offset\":" + at.offset()
                + ",\"length\":" + length);
        field("stage", fault.stage(), out);
        field("kind", fault.kind(), out);
        field("column", fault.column(), out);
        field("value", fault.value(), out);
        field("message", fault.message(), out);
        field("hint", fault.hint(), out);
        writeRaw(raw, fault.start(), fault.end(), length, out);
        out.write("}\n");
        into.addDeadOrdinal(raw.firstOrdinal() + fault.record());
        if (fault.stops()) {
            into.stopsRun(fault.message());
        }
    }

    private static void field(String key, String value, ByteSink out) {
        out.write(",\"" + key + "\":");
        text(value, out);
    }

    private static void text(String value, ByteSink out) {
        if (value == null) {
            out.write("null");
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        JsonText.writeString(bytes, 0, bytes.length, out);
    }

    private static void writeRaw(RawChunk raw, int start, int end, long length, ByteSink out) {
        byte[] bytes = raw.bytes();
        boolean truncated = end - start > MOST_RAW || length > raw.sourceLength(start, end);
        int cut = truncated ? wholeCharacters(bytes, start, Math.min(end, start + MOST_RAW)) : end;
        if (isText(bytes, start, cut)) {
            out.write(",\"raw\":");
            JsonText.writeString(bytes, start, cut, out);
        } else {
            out.write(",\"raw_base64\":\"");
            out.write(Base64.getEncoder().encode(raw.sourceBytes(start, cut)));
            out.write('"');
        }
        if (truncated) {
            out.write(",\"raw_truncated\":true");
        }
    }

    /// The end of the last whole character in `bytes[start, end)`; `end` if what stands there is no UTF-8.
    private static int wholeCharacters(byte[] bytes, int start, int end) {
        int lead = end - 1;
        while (lead > start && lead > end - 4 && (bytes[lead] & 0xC0) == 0x80) {
            lead--;
        }
        if (lead < start) {
            return end;
        }
        int first = bytes[lead] & 0xFF;
        int size = first == (Transcoded.MARK & 0xFF) || first >= 0xE0 && first < 0xF0
                ? 3
                : first >= 0xF0 && first < 0xF8 ? 4 : first >= 0xC0 && first < 0xE0 ? 2 : 1;
        return lead + size > end ? lead : end;
    }

    /// Bytes that the original encoding could not decode are no UTF-8 either.
    private static boolean isText(byte[] bytes, int start, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
