package bio.sluice.formats.text;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.stream.ChunkSource;
import bio.sluice.stream.InputSummary;
import bio.sluice.stream.RawChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The records of a list of inputs, one open at a time, as chunks that never span two of them.
public final class TextChunks implements ChunkSource {
    /// What a mark has in place of an open input.
    private static final long NONE = -1;

    private final int inputs;
    private final TextOpening opening;
    private final List<InputSummary> summaries = new ArrayList<>();

    private long recordsLeft;
    private int opened;
    private volatile TextInput current;
    private volatile long storedBefore;
    private String lastName = "";
    private long blank;

    /// @param inputs how many there are
    /// @param opening opens them
    /// @param maxRecords records after which to stop, over all inputs
    public TextChunks(int inputs, TextOpening opening, long maxRecords) {
        this.inputs = inputs;
        this.opening = opening;
        this.recordsLeft = maxRecords;
    }

    /// Goes on behind what was read before [#mark] was called on another reading. Called before the first cut.
    public TextChunks resume(byte[] mark) throws IOException {
        StateReader state = new StateReader(mark);
        for (int n = state.count(); n > 0; n--) {
            summaries.add(new InputSummary(state.text(), state.number()));
        }
        lastName = state.text();
        recordsLeft = state.number();
        storedBefore = state.number();
        long begun = state.number();
        long open = state.number();
        if (begun < 0 || begun > inputs || open != NONE && (open < 0 || open != begun - 1)) {
            throw new CorruptInput("the saved state is damaged: it stands in input " + open + " of " + inputs);
        }
        opened = (int) begun;
        if (open != NONE) {
            TextInput input = opening.open((int) open);
            current = input;
            input.skipTo(state);
        }
        state.end();
        return this;
    }

    @Override
    public byte[] mark() {
        StateWriter state = new StateWriter().number(summaries.size());
        summaries.forEach(input -> state.text(input.name()).number(input.records()));
        state.text(lastName).number(recordsLeft).number(storedBefore).number(opened);
        TextInput input = current;
        state.number(input == null ? NONE : opened - 1);
        if (input != null) {
            input.mark(state);
        }
        return state.toBytes();
    }

    @Override
    public void prepare() {
        TextInput input = current;
        if (input != null) {
            input.prepare();
        }
    }

    @Override
    public boolean next(RawChunk into, int maxRecords, int maxBytes) throws IOException {
        while (recordsLeft > 0 && (current != null || opened < inputs)) {
            if (current == null) {
                TextInput input = opening.open(opened++);
                input.carryBlank(blank);
                blank = 0;
                current = input;
            }
            if (current.next(into, (int) Math.min(maxRecords, recordsLeft), maxBytes)) {
                recordsLeft -= into.records();
                return true;
            }
            blank = into.blank();
            finish();
        }
        finish();
        into.begin(lastName, null, null, 1, 1, 0);
        into.filled(0, 0, blank);
        blank = 0;
        return false;
    }

    private void finish() throws IOException {
        TextInput input = current;
        if (input != null) {
            summaries.add(new InputSummary(input.name(), input.records()));
            lastName = input.name();
            // First the sum, then the end of its part: progress may for a moment show too much, never go back.
            storedBefore += input.storedBytes();
            current = null;
            input.close();
        }
    }

    @Override
    public long storedBytes() {
        TextInput input = current;
        return storedBefore + (input == null ? 0 : input.storedBytes());
    }

    @Override
    public List<InputSummary> summaries() {
        List<InputSummary> all = new ArrayList<>(summaries);
        TextInput input = current;
        if (input != null) {
            all.add(new InputSummary(input.name(), input.records()));
        }
        return List.copyOf(all);
    }

    @Override
    public void close() throws IOException {
        finish();
    }
}
