package bio.sluice.engine;

import bio.sluice.fault.Position;
import bio.sluice.fault.RunStopped;
import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.Resumption;
import bio.sluice.stream.RunReport.WarningCount;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// A run between two chunks: all it takes to go on from there in another process. Immutable.
///
/// @param fingerprint what decides the output's bytes, by name
/// @param attempts runs that it took so far
/// @param ended whether all records are written and only publishing is left
/// @param source where the source stood
/// @param target where the target stood
/// @param ledger where the records went
/// @param chunks chunks written
/// @param counters every count by its path
/// @param marks every set of numbers by its path, a bit each
/// @param warnings the warnings so far
/// @param gates state of the gates
/// @param surveys states of the surveys, by path
record Checkpoint(
        Map<String, String> fingerprint,
        int attempts,
        boolean ended,
        byte[] source,
        byte[] target,
        Ledger ledger,
        long chunks,
        Map<String, Long> counters,
        Map<String, byte[]> marks,
        List<WarningCount> warnings,
        byte[] gates,
        Map<String, byte[]> surveys) {
    private static final String MAGIC = "sluice checkpoint";
    private static final long VERSION = 2;
    private static final int CHECKSUM = Integer.BYTES;

    /// The checkpoint with its version and a checksum over all of it.
    byte[] toBytes() {
        StateWriter state = new StateWriter().text(MAGIC).number(VERSION);
        state.number(fingerprint.size());
        fingerprint.forEach((name, value) -> state.text(name).text(value));
        state.number(attempts).flag(ended).bytes(source).bytes(target);
        state.number(ledger.read())
                .number(ledger.written())
                .number(ledger.dead())
                .number(ledger.filtered())
                .number(ledger.expanded())
                .number(ledger.blank())
                .number(chunks);
        state.number(counters.size());
        counters.forEach((path, count) -> state.text(path).number(count));
        state.number(marks.size());
        marks.forEach((path, bits) -> state.text(path).bytes(bits));
        state.number(warnings.size());
        warnings.forEach(warning -> write(warning, state));
        state.bytes(gates).number(surveys.size());
        surveys.forEach((path, survey) -> state.text(path).bytes(survey));
        byte[] body = state.toBytes();
        return ByteBuffer.allocate(body.length + CHECKSUM)
                .put(body)
                .putInt(checksum(body, body.length))
                .array();
    }

    private static void write(WarningCount warning, StateWriter state) {
        state.text(warning.kind()).number(warning.count()).text(warning.message());
        Position first = warning.first();
        state.flag(first != null);
        if (first != null) {
            state.text(first.source())
                    .number(first.record())
                    .number(first.line())
                    .number(first.offset());
        }
    }

    /// Reads a checkpoint back.
    ///
    /// @throws RunStopped if a single bit of it has changed, or another version of the program wrote it
    static Checkpoint of(byte[] bytes) {
        int length = bytes.length - CHECKSUM;
        if (length < 0 || ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length)) {
            throw damaged("its checksum does not match", null);
        }
        StateReader state = new StateReader(
                ByteBuffer.allocate(length).put(bytes, 0, length).array());
        try {
            if (!MAGIC.equals(state.text()) || state.number() != VERSION) {
                throw new RunStopped(
                        RunStopped.Reason.RESUME,
                        "cannot resume: the checkpoint was written by another version of Sluice; --restart starts"
                                + " afresh");
            }
            Checkpoint checkpoint = read(state);
            state.end();
            return checkpoint;
        } catch (CorruptInput damaged) {
            throw damaged(damaged.getMessage(), damaged);
        }
    }

    private static Checkpoint read(StateReader state) throws CorruptInput {
        Map<String, String> fingerprint = new LinkedHashMap<>();
        for (int n = state.count(); n > 0; n--) {
            fingerprint.put(Objects.requireNonNullElse(state.text(), ""), state.text());
        }
        int attempts = (int) state.number();
        boolean ended = state.flag();
        byte[] source = state.bytes();
        byte[] target = state.bytes();
        Ledger ledger = new Ledger(
                state.number(), state.number(), state.number(), state.number(), state.number(), state.number());
        long chunks = state.number();
        Map<String, Long> counters = new TreeMap<>();
        for (int n = state.count(); n > 0; n--) {
            counters.put(Objects.requireNonNullElse(state.text(), ""), state.number());
        }
        Map<String, byte[]> marks = new TreeMap<>();
        for (int n = state.count(); n > 0; n--) {
            String path = Objects.requireNonNullElse(state.text(), "");
            marks.put(path, Objects.requireNonNullElse(state.bytes(), new byte[0]));
        }
        List<WarningCount> warnings = new ArrayList<>();
        for (int n = state.count(); n > 0; n--) {
            warnings.add(readWarning(state));
        }
        byte[] gates = state.bytes();
        Map<String, byte[]> surveys = new TreeMap<>();
        for (int n = state.count(); n > 0; n--) {
            surveys.put(
                    Objects.requireNonNullElse(state.text(), ""),
                    Objects.requireNonNullElse(state.bytes(), new byte[0]));
        }
        if (source == null || target == null || gates == null || !ledger.isBalanced()) {
            throw new CorruptInput("parts of it are missing");
        }
        return new Checkpoint(
                fingerprint,
                attempts,
                ended,
                source,
                target,
                ledger,
                chunks,
                counters,
                marks,
                warnings,
                gates,
                surveys);
    }

    private static WarningCount readWarning(StateReader state) throws CorruptInput {
        String kind = state.text();
        long count = state.number();
        String message = state.text();
        Position first =
                state.flag() ? new Position(state.text(), state.number(), state.number(), state.number()) : null;
        return new WarningCount(kind, count, first, message);
    }

    private static RunStopped damaged(String why, Exception cause) {
        return new RunStopped(
                RunStopped.Reason.RESUME,
                "cannot resume: the checkpoint is damaged (" + why + "); --restart starts afresh",
                cause);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /// Refuses to go on with a run that would write other bytes.
    ///
    /// @throws RunStopped naming the first thing that differs
    void requireSame(Map<String, String> now) {
        Resumption.difference(fingerprint, now).ifPresent(name -> {
            throw new RunStopped(
                    RunStopped.Reason.RESUME,
                    "cannot resume: " + name + " has changed; it was " + shown(fingerprint.get(name)) + " and is "
                            + shown(now.get(name)) + ". Restore it, or start afresh with --restart");
        });
    }

    private static String shown(String value) {
        int most = 300;
        if (value == null) {
            return "not set";
        }
        return "\"" + (value.length() <= most ? value : value.substring(0, most) + "…") + "\"";
    }
}
