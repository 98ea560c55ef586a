package bio.sluice.app.repair;

import bio.sluice.app.report.JsonMistake;
import bio.sluice.app.report.JsonReader;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/// One line of a file of dead letters: a place in an input, and the text that should stand there. Immutable.
///
/// @param source the input's name
/// @param offset where the record begins, in decompressed bytes
/// @param length its bytes without the line end
/// @param text what should stand there, or null if `bytes` say so
/// @param bytes what should stand there, in the input's own encoding, or null if `text` says so
/// @param isCut whether the letter holds no more than the beginning of the record
record Letter(String source, long offset, long length, String text, byte[] bytes, boolean isCut) {
    private static final String RAW = "raw";
    private static final String RAW_BASE64 = "raw_base64";

    /// Reads a line.
    ///
    /// @param lineAt where byte `from` stands in the file, for messages
    /// @param place the line's place, likewise
    /// @throws RunStopped if it is no dead letter, saying why
    static Letter of(byte[] line, int from, int to, long lineAt, Place place) {
        Object value;
        try {
            value = JsonReader.read(line, from, to);
        } catch (JsonMistake mistake) {
            throw place.refused(
                    Reason.INPUT_OUTPUT,
                    "not JSON at byte " + (lineAt + mistake.offset() - from) + " of the file, " + mistake.getMessage()
                            + "; repair the line, or leave it out");
        }
        if (!(value instanceof Map<?, ?> letter)) {
            throw place.refused(Reason.INPUT_OUTPUT, "a dead letter is a JSON object");
        }
        if (!(letter.get("source") instanceof String source)) {
            throw place.refused(Reason.INPUT_OUTPUT, "the letter has no text \"source\"");
        }
        Object raw = letter.get(RAW);
        Object base64 = letter.get(RAW_BASE64);
        if (raw != null && base64 != null) {
            throw place.refused(Reason.INPUT_OUTPUT, "the letter has raw and raw_base64; keep the one that is right");
        }
        if (!(raw instanceof String) && !(base64 instanceof String)) {
            throw place.refused(Reason.INPUT_OUTPUT, "the letter has no text \"raw\"");
        }
        return new Letter(
                source,
                number(letter, "offset", place),
                number(letter, "length", place),
                (String) raw,
                base64 == null ? null : decoded((String) base64, place),
                Boolean.TRUE.equals(letter.get("raw_truncated")));
    }

    private static long number(Map<?, ?> letter, String key, Place place) {
        if (letter.get(key) instanceof Long number && number >= 0) {
            return number;
        }
        throw place.refused(Reason.INPUT_OUTPUT, "the letter has no whole number \"" + key + "\" from 0 on");
    }

    private static byte[] decoded(String base64, Place place) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw place.refused(Reason.INPUT_OUTPUT, "raw_base64 is not Base64: " + malformed.getMessage());
        }
    }

    /// Whether both say that the same should stand in their places.
    boolean agreesWith(Letter other) {
        return Objects.equals(text, other.text) && Arrays.equals(bytes, other.bytes) && isCut == other.isCut;
    }

    /// Where a letter stands.
    ///
    /// @param file the file of dead letters
    /// @param line its line, from 1
    record Place(String file, long line) {
        /// What is wrong with the letter.
        RunStopped refused(Reason reason, String why) {
            return new RunStopped(reason, this + ": " + why);
        }

        @Override
        public String toString() {
            return file + ", line " + line;
        }
    }
}
