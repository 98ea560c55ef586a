package bio.sluice.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// The checked header of a graph file. Immutable.
record GraphHeader(
        int decimals,
        int contentCrc,
        NodeLayout layout,
        long nodes,
        long entries,
        long buckets,
        long links,
        long[] offsets,
        long[] lengths) {

    /// Reads the header and checks that it is one, and that the sections it names lie in the file and have the right
    /// lengths.
    ///
    /// @throws bio.sluice.fault.RunStopped if not
    static GraphHeader read(Path path, MappedFile file) {
        byte[] bytes = new byte[GraphFormat.HEADER_BYTES];
        file.copy(0, bytes, 0, bytes.length);
        int magic = GraphFormat.MAGIC.length;
        if (!Arrays.equals(bytes, 0, magic, GraphFormat.MAGIC, 0, magic)) {
            throw Graph.stopped(path, "is not a Sluice graph", null);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int version = in.getInt(GraphFormat.AT_VERSION);
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, GraphFormat.AT_HEADER_CRC);
        boolean intact = (int) crc.getValue() == in.getInt(GraphFormat.AT_HEADER_CRC);
        // Another version may have another header, so its number comes before the checksum; a flipped bit in it must
        // not pass for a version though.
        if (version != GraphFormat.VERSION) {
            throw Graph.stopped(
                    path, "has version " + version + ", and this Sluice reads version " + GraphFormat.VERSION, null);
        }
        if (!intact) {
            throw Graph.stopped(path, "is damaged: the checksum of its header differs", null);
        }
        long length = in.getLong(GraphFormat.AT_FILE_LENGTH);
        if (length != file.length()) {
            throw Graph.stopped(path, "is damaged: it should have " + length + " bytes and has " + file.length(), null);
        }
        long[] offsets = new long[GraphFormat.SECTIONS];
        long[] lengths = new long[GraphFormat.SECTIONS];
        for (int i = 0; i < GraphFormat.SECTIONS; i++) {
            offsets[i] = in.getLong(GraphFormat.AT_SECTIONS + 16 * i);
            lengths[i] = in.getLong(GraphFormat.AT_SECTIONS + 16 * i + 8);
        }
        GraphHeader header = new GraphHeader(
                in.getInt(GraphFormat.AT_DECIMALS),
                in.getInt(GraphFormat.AT_CONTENT_CRC),
                new NodeLayout(in.getShort(GraphFormat.AT_NODE_SHIFT), in.getShort(GraphFormat.AT_TARGET_BYTES)),
                in.getLong(GraphFormat.AT_NODES),
                in.getLong(GraphFormat.AT_EDGES),
                in.getLong(GraphFormat.AT_BUCKETS),
                in.getLong(GraphFormat.AT_LINKS),
                offsets,
                lengths);
        if (!header.isConsistent(length)) {
            throw Graph.stopped(path, "is damaged: its sections do not fit together", null);
        }
        return header;
    }

    private boolean isConsistent(long fileLength) {
        for (int i = 0; i < GraphFormat.SECTIONS; i++) {
            if (offsets[i] < GraphFormat.HEADER_BYTES
                    || offsets[i] % GraphFormat.ALIGNMENT != 0
                    || lengths[i] < 0
                    || offsets[i] > fileLength - lengths[i]) {
                return false;
            }
        }
        return decimals >= 0
                && decimals <= Confidence.DECIMALS
                && nodes >= 0
                && nodes < Integer.MAX_VALUE
                && entries >= 0
                && NodeLayout.ALL.contains(layout)
                && links >= 0
                && links <= Math.min(entries, Integer.MAX_VALUE / GraphFormat.LINK_BYTES)
                && buckets > 0
                && buckets <= Integer.MAX_VALUE
                && buckets * GraphFormat.BUCKET_SIZE > nodes
                && lengths[GraphFormat.TABLES] < Integer.MAX_VALUE - 8
                && lengths[GraphFormat.NODES] >= nodes * GraphFormat.NODE_ID + GraphFormat.PADDING
                && layout.holds(lengths[GraphFormat.NODES] - GraphFormat.PADDING)
                && entries <= lengths[GraphFormat.NODES] / (layout.targetBytes() + GraphFormat.linkBytes(links))
                && lengths[GraphFormat.LINKS] == links * GraphFormat.LINK_BYTES
                && lengths[GraphFormat.HASH] == buckets * GraphFormat.BUCKET_BYTES
                && lengths[GraphFormat.NAMES] >= 1 << GraphFormat.NAME_SHIFT
                && lengths[GraphFormat.CHECKS] == checks() * Integer.BYTES
                && offsets[GraphFormat.CHECKS] + lengths[GraphFormat.CHECKS] == fileLength;
    }

    /// Checks the checksums, of the checksums themselves or of everything.
    ///
    /// @throws bio.sluice.fault.RunStopped if one differs
    void check(Path path, MappedFile file, boolean everything) {
        long checks = offsets[GraphFormat.CHECKS];
        if (file.checksum(checks, file.length()) != contentCrc) {
            throw Graph.stopped(path, "is damaged: the checksum of its checksums differs", null);
        }
        for (long block = 0; everything && block < checks(); block++) {
            long from = GraphFormat.HEADER_BYTES + block * GraphFormat.CHECKED_BLOCK;
            long to = Math.min(checks, from + GraphFormat.CHECKED_BLOCK);
            if (file.checksum(from, to) != file.intAt(checks + block * Integer.BYTES)) {
                throw Graph.stopped(
                        path, "is damaged: the checksum of its bytes from " + from + " to " + to + " differs", null);
            }
        }
    }

    /// Number of blocks that have a checksum.
    long checks() {
        return (offsets[GraphFormat.CHECKS] - GraphFormat.HEADER_BYTES + GraphFormat.CHECKED_BLOCK - 1)
                / GraphFormat.CHECKED_BLOCK;
    }

    long offset(int section) {
        return offsets[section];
    }

    long length(int section) {
        return lengths[section];
    }
}
