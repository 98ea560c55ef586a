package bio.sluice.fuzz;

import bio.sluice.app.plugin.Plugins;
import bio.sluice.fault.RunStopped;
import bio.sluice.format.Format;
import bio.sluice.io.CorruptInput;
import bio.sluice.option.OptionValues;
import bio.sluice.testkit.AwkwardInput;
import bio.sluice.testkit.Reading;
import java.io.IOException;
import java.util.List;

/// Reads one text several times, cut and handed over differently, and demands the same of all readings. Stateless.
final class ReaderTrial {
    private static final Plugins PLUGINS = Plugins.onClassPath();
    private static final int WHOLE = 1 << 22;

    private ReaderTrial() {}

    static Format format(String name) {
        return PLUGINS.format(name);
    }

    /// @throws AssertionError if readings differ, or lose records
    static void run(Format format, OptionValues options, int maxRecordBytes, byte[] content) throws IOException {
        Object whole = outcome(format, options, maxRecordBytes, content, WHOLE, WHOLE, WHOLE);
        requireEqual(whole, outcome(format, options, maxRecordBytes, content, 1, 1, 1), "record by record");
        requireEqual(whole, outcome(format, options, maxRecordBytes, content, 3, 61, 7), "in chunks of 61 bytes");
        requireEqual(whole, outcome(format, options, maxRecordBytes, content, 5, WHOLE, 16), "in chunks of 5 records");
    }

    private static Object outcome(
            Format format,
            OptionValues options,
            int maxRecordBytes,
            byte[] content,
            int maxRecords,
            int maxBytes,
            int bytesPerRead)
            throws IOException {
        AwkwardInput input = AwkwardInput.of("in", content).inPieces(bytesPerRead);
        try {
            return Reading.of(format.read(List.of(input), options), maxRecordBytes, maxRecords, maxBytes);
        } catch (RunStopped | CorruptInput told) {
            return told.getClass().getSimpleName() + ": " + told.getMessage();
        }
    }

    private static void requireEqual(Object whole, Object pieces, String how) {
        if (!pieces.equals(whole)) {
            throw new AssertionError("read at once and " + how + ":\n" + whole + "\n" + pieces);
        }
    }
}
