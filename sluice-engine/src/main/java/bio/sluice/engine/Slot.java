package bio.sluice.engine;

import bio.sluice.record.Budget;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.RawChunk;

/// Room for one chunk between reading and writing. Owned by one worker at a time; [Order] passes it on.
final class Slot {
    private final RawChunk raw;
    private final EncodedChunk encoded;
    private final Oversize oversize;
    private final int rawBytes;
    private boolean large;
    private long ticket;
    private int end;
    private int records;
    private byte[] mark;
    private long since;

    Slot(Shares shares, Oversize oversize) {
        this.oversize = oversize;
        rawBytes = shares.rawBytes();
        raw = new RawChunk(rawBytes, this::exceedShare);
        encoded = new EncodedChunk(new Budget(shares.encodedBytes()));
    }

    private void exceedShare() {
        oversize.take(this);
        large = true;
    }

    /// The chunk as it was read.
    RawChunk raw() {
        return raw;
    }

    /// What has become of it.
    EncodedChunk encoded() {
        return encoded;
    }

    /// The chunk's place in the order of the run, from 0.
    long ticket() {
        return ticket;
    }

    /// The chunk has been read.
    void filled(long ticket, long firstOrdinal) {
        this.ticket = ticket;
        raw.firstOrdinal(firstOrdinal);
        end = raw.to();
        records = raw.refused() == null ? raw.records() : 1;
    }

    /// The chunk was ready to be worked on at this time, by [System#nanoTime].
    void since(long nanos) {
        since = nanos;
    }

    /// When the chunk was ready to be worked on.
    long since() {
        return since;
    }

    /// The chunk carries this mark: the source stood there behind it.
    void mark(byte[] mark) {
        this.mark = mark;
    }

    /// Where the source stood behind the chunk, if a checkpoint is to be taken there, else null.
    byte[] mark() {
        return mark;
    }

    /// Records in the whole chunk.
    int records() {
        return records;
    }

    /// Byte after the whole chunk, whatever window it has now.
    int end() {
        return end;
    }

    /// Whether it has more room than its share, as only one slot may have.
    boolean isLarge() {
        return large;
    }

    /// Forgets the chunk, and gives back what it took beyond its share.
    void clear() {
        mark = null;
        encoded.clear(Integer.MAX_VALUE);
        if (large) {
            raw.shrink(rawBytes);
            oversize.giveBack(this);
            large = false;
        }
    }
}
