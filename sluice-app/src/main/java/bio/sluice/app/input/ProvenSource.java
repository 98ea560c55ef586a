package bio.sluice.app.input;

import bio.sluice.app.input.DigestedInput.Prefix;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.record.Schema;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.Decoder;
import bio.sluice.stream.InputSummary;
import bio.sluice.stream.RawChunk;
import bio.sluice.stream.RecordSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A source whose marks say what was read of each input, so that a resume can prove that it is still the same. As
/// thread-safe as the source it wraps.
public final class ProvenSource implements RecordSource {
    private final RecordSource source;
    private final List<DigestedInput> inputs;

    /// @param inputs what the source reads, in order
    public ProvenSource(RecordSource source, List<DigestedInput> inputs) {
        this.source = source;
        this.inputs = List.copyOf(inputs);
    }

    @Override
    public List<Schema> headers() throws IOException {
        return source.headers();
    }

    @Override
    public List<Schema> sample(int records) throws IOException {
        return source.sample(records);
    }

    @Override
    public List<String> notes() {
        return source.notes();
    }

    @Override
    public ChunkSource open(int maxRecordBytes) throws IOException {
        return new Chunks(source.open(maxRecordBytes));
    }

    /// @throws bio.sluice.fault.RunStopped if something that was read before the mark has changed
    @Override
    public ChunkSource resume(int maxRecordBytes, byte[] mark) throws IOException {
        StateReader state = new StateReader(mark);
        byte[] place = state.bytes();
        List<Prefix> read = new ArrayList<>();
        for (int n = state.count(); n > 0; n--) {
            read.add(new Prefix(state.number(), state.text(), state.flag()));
        }
        state.end();
        for (int i = 0; i < read.size(); i++) {
            inputs.get(i).requireSame(read.get(i));
        }
        return new Chunks(source.resume(maxRecordBytes, place));
    }

    @Override
    public Decoder decoder() {
        return source.decoder();
    }

    @Override
    public long size() {
        return source.size();
    }

    private final class Chunks implements ChunkSource {
        private final ChunkSource chunks;

        Chunks(ChunkSource chunks) {
            this.chunks = chunks;
        }

        @Override
        public void prepare() {
            chunks.prepare();
        }

        @Override
        public boolean next(RawChunk into, int maxRecords, int maxBytes) throws IOException {
            return chunks.next(into, maxRecords, maxBytes);
        }

        @Override
        public byte[] mark() {
            byte[] place = chunks.mark();
            if (place == null) {
                return null;
            }
            // Inputs that were not begun have been looked at, for their headers, but nothing was taken from them.
            int begun = chunks.summaries().size();
            StateWriter state = new StateWriter().bytes(place).number(begun);
            for (DigestedInput input : inputs.subList(0, begun)) {
                Prefix prefix = input.prefix();
                state.number(prefix.bytes()).text(prefix.digest()).flag(prefix.whole());
            }
            return state.toBytes();
        }

        @Override
        public long storedBytes() {
            return chunks.storedBytes();
        }

        @Override
        public List<InputSummary> summaries() {
            return chunks.summaries();
        }

        @Override
        public void close() throws IOException {
            chunks.close();
        }
    }
}
