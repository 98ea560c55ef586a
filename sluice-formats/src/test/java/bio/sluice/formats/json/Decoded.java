package bio.sluice.formats.json;

import bio.sluice.fault.Fault;
import bio.sluice.fault.Faults;
import bio.sluice.io.InputFile;
import bio.sluice.option.Option;
import bio.sluice.option.OptionValues;
import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Schema;
import bio.sluice.record.SchemaPath;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.Encoder;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.RecordSource;
import bio.sluice.testkit.AwkwardInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Runs JSONL through source, decoder and encoder, and keeps what comes out.
final class Decoded {
    final Faults faults = new Faults();
    final ByteSink output = new ByteSink(Budget.unlimited());
    final List<String> refusals = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final List<Schema> schemas = new ArrayList<>();
    long records;
    long blank;
    int chunks;

    static OptionValues defaults() {
        return new JsonlFormat().readerOptions().defaults();
    }

    static <T> OptionValues with(Option<T> option, T value) {
        return defaults().with(option, value);
    }

    static Decoded of(String text) throws IOException {
        return of(new JsonlFormat().read(List.of(AwkwardInput.of("a.jsonl", text)), defaults()), 1_000, 1 << 16);
    }

    static Decoded of(InputFile input, OptionValues options) throws IOException {
        return of(new JsonlFormat().read(List.of(input), options), 1_000, 1 << 16);
    }

    static Decoded of(RecordSource source, int maxRecords, int maxBytes) throws IOException {
        Decoded decoded = new Decoded();
        Batch batch =
                new Batch(Budget.unlimited(), schema -> new SchemaPath(new Schema[] {schema}, null), decoded.faults);
        Decoder decoder = source.decoder();
        Encoder encoder = new JsonlFormat()
                .write(new JsonlFormat().writerOptions().defaults())
                .encoder(null);
        RawChunk chunk = new RawChunk();
        try (ChunkSource chunks = source.open(1 << 20)) {
            while (chunks.next(chunk, maxRecords, maxBytes)) {
                decoded.take(chunk, decoder, batch, encoder);
            }
            decoded.blank += chunk.blank();
        }
        return decoded;
    }

    private void take(RawChunk chunk, Decoder decoder, Batch batch, Encoder encoder) {
        chunks++;
        records += chunk.records();
        blank += chunk.blank();
        if (chunk.refused() != null) {
            refusals.add(chunk.position(0, 0).record() + " " + chunk.refused().kind());
            return;
        }
        faults.clear();
        decoder.decode(chunk, batch, faults);
        if (batch.rows() + faults.rejected().size() != chunk.records()) {
            throw new AssertionError("rows and refused records are not all records");
        }
        for (int row = 0; row < batch.rows(); row++) {
            schemas.add(batch.schema(row));
        }
        encoder.encode(batch, Encoder.Rows.LIVE, output);
        for (Fault fault : faults.rejected()) {
            refusals.add(chunk.position(fault.record(), fault.start()) + ": " + fault.kind() + ": " + fault.message());
        }
        faults.warnings()
                .forEach(warning -> warnings.add(chunk.position(warning.record(), warning.start()) + ": "
                        + warning.kind() + ": " + warning.message()));
    }

    String text() {
        return output.toString();
    }
}
