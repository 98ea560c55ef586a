package bio.sluice.app.graph;

import bio.sluice.graph.EdgeFault;
import bio.sluice.graph.source.SourceCounts;
import bio.sluice.graph.source.SourceRows;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.stream.Encoder;

/// Writes records of a source as packed edges and facts, so that workers canonicalise identifiers in parallel and only
/// the collecting is done in order. One thread. Records that are malformed are failed.
///
/// The rows of each call become one frame: the length of what is packed in it, the counts of [SourceCounts], then the
/// packed edges and facts. Counts travel with what they count, for an attempt at a chunk may be discarded.
final class SourceEncoder implements Encoder {
    /// Bytes of a frame before what is packed in it.
    static final int FRAME_HEAD = Integer.BYTES + SourceCounts.SIZE * Long.BYTES;

    private final SourceRows rows;
    private final SourceCounts counts = new SourceCounts();

    SourceEncoder(SourceRows rows) {
        this.rows = rows;
    }

    @Override
    public void encode(Batch batch, Rows which, ByteSink out) {
        if (which != Rows.LIVE) {
            return;
        }
        int frame = out.length();
        out.room(FRAME_HEAD);
        out.length(frame + FRAME_HEAD);
        counts.clear();
        int n = batch.rows();
        for (int i = 0; i < n; i++) {
            if (!batch.live(i)) {
                continue;
            }
            EdgeFault fault = rows.read(batch, i, out, counts);
            if (fault != null) {
                batch.fail(i, fault.kind(), fault.column(), fault.value(), fault.message(), fault.hint());
            }
        }
        byte[] bytes = out.bytes();
        write(bytes, frame, out.length() - frame - FRAME_HEAD, Integer.BYTES);
        for (int i = 0; i < SourceCounts.SIZE; i++) {
            write(bytes, frame + Integer.BYTES + i * Long.BYTES, counts.get(i), Long.BYTES);
        }
    }

    private static void write(byte[] bytes, int at, long number, int length) {
        for (int i = 0; i < length; i++) {
            bytes[at + i] = (byte) (number >>> 8 * i);
        }
    }

    /// Reads a number of a frame's head.
    static long read(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number |= (bytes[at + i] & 0xFFL) << 8 * i;
        }
        return number;
    }
}
