package bio.sluice.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// Writes a graph file aside and renames it when it is durable. One thread, one use. Layout: [GraphFormat].
final class GraphWriter {
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private final long[] offsets = new long[GraphFormat.SECTIONS];
    private final long[] lengths = new long[GraphFormat.SECTIONS];
    private final NodeList nodes;
    private final GraphLayout layout;
    private final NodePool pool;
    private final EdgeLinks links;
    private final byte[] tables;
    private FileChannel channel;
    private long position;

    GraphWriter(NodeList nodes, GraphLayout layout, NodePool pool, byte[] tables) {
        this.nodes = nodes;
        this.layout = layout;
        this.pool = pool;
        this.links = new EdgeLinks(layout);
        this.tables = tables;
    }

    /// Writes the file.
    ///
    /// @return CRC32C of its content
    int write(Path file) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel opened = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel = opened;
            channel.position(GraphFormat.HEADER_BYTES);
            position = GraphFormat.HEADER_BYTES;
            begin(GraphFormat.TABLES);
            bytes(tables, tables.length);
            end(GraphFormat.TABLES);
            writeLinks();
            writeNodes();
            writeEdges();
            long slots = writeHash();
            begin(GraphFormat.POOL);
            bytes(pool.bytes(), pool.length());
            end(GraphFormat.POOL);
            flush();
            channel.write(header(slots), 0);
            channel.force(true);
        } catch (IOException | RuntimeException | Error failed) {
            Files.deleteIfExists(aside);
            throw failed;
        }
        try {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unusualFileSystem) {
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return (int) crc.getValue();
    }

    long fileLength() {
        return position;
    }

    private void writeNodes() throws IOException {
        begin(GraphFormat.NODES);
        long entry = 0;
        for (int place = 0; place < layout.nodes(); place++) {
            int node = layout.byPlace[place];
            room(GraphFormat.NODE_BYTES);
            long type = layout.type[node] | (layout.isReplaced(node) ? GraphFormat.REPLACED : 0);
            buffer.putLong(entry | type << 48)
                    .putLong(pool.offset[place] | (long) pool.curieLength[place] << 48)
                    .putInt(layout.rank[node])
                    .putInt(pool.curieRank[node])
                    .putInt(layout.fanIn[node])
                    .putChar(pool.idStart[place])
                    .putChar(pool.idLength[place]);
            entry += layout.row[node + 1] - layout.row[node];
        }
        room(GraphFormat.NODE_BYTES);
        buffer.putLong(entry).putLong(pool.length()).putLong(0).putLong(0);
        end(GraphFormat.NODES);
    }

    private void writeLinks() throws IOException {
        begin(GraphFormat.LINKS);
        int unit = Confidence.power(Confidence.DECIMALS - layout.decimals());
        for (int i = 0; i < links.size(); i++) {
            room(GraphFormat.LINK_BYTES);
            buffer.putInt(links.kind(i) | links.type(i) << 20).putInt(links.confidence(i) / unit);
        }
        end(GraphFormat.LINKS);
    }

    private void writeEdges() throws IOException {
        begin(GraphFormat.EDGES);
        for (int place = 0; place < layout.nodes(); place++) {
            int node = layout.byPlace[place];
            for (int e = layout.row[node]; e < layout.row[node + 1]; e++) {
                room(GraphFormat.EDGE_BYTES);
                buffer.putInt(layout.place[layout.target[e]]).putInt(links.of(e));
            }
        }
        end(GraphFormat.EDGES);
    }

    private long writeHash() throws IOException {
        // Two slots a node or more: probes stay short without care.
        int slots = Integer.highestOneBit(Math.max(4, layout.nodes() - 1)) << 2;
        int[] nodeAt = new int[slots];
        int[] tagAt = new int[slots];
        byte[] bytes = nodes.pool();
        for (int place = 0; place < layout.nodes(); place++) {
            int node = layout.byPlace[place];
            long hash = IdHash.of(bytes, nodes.start(node), nodes.end(node));
            int at = (int) hash & slots - 1;
            while (nodeAt[at] != 0) {
                at = at + 1 & slots - 1;
            }
            nodeAt[at] = place + 1;
            tagAt[at] = (int) (hash >>> 32);
        }
        begin(GraphFormat.HASH);
        for (int i = 0; i < slots; i++) {
            room(GraphFormat.SLOT_BYTES);
            buffer.putInt(nodeAt[i]).putInt(tagAt[i]);
        }
        end(GraphFormat.HASH);
        return slots;
    }

    private ByteBuffer header(long slots) {
        ByteBuffer header = ByteBuffer.allocate(GraphFormat.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(GraphFormat.MAGIC)
                .putInt(GraphFormat.VERSION)
                .putInt(layout.decimals())
                .putLong(position)
                .putInt((int) crc.getValue())
                .putInt(0)
                .putLong(layout.nodes())
                .putLong(layout.entries())
                .putLong(slots)
                .putLong(links.size());
        for (int i = 0; i < GraphFormat.SECTIONS; i++) {
            header.putLong(offsets[i]).putLong(lengths[i]);
        }
        CRC32C headerCrc = new CRC32C();
        headerCrc.update(header.array(), 0, GraphFormat.AT_HEADER_CRC);
        header.putInt(GraphFormat.AT_HEADER_CRC, (int) headerCrc.getValue());
        return header.rewind();
    }

    private void begin(int section) throws IOException {
        while ((position + buffer.position()) % GraphFormat.ALIGNMENT != 0) {
            room(1);
            buffer.put((byte) 0);
        }
        offsets[section] = position + buffer.position();
    }

    private void end(int section) {
        lengths[section] = position + buffer.position() - offsets[section];
    }

    private void bytes(byte[] source, int length) throws IOException {
        for (int at = 0; at < length; ) {
            room(1);
            int n = Math.min(length - at, buffer.remaining());
            buffer.put(source, at, n);
            at += n;
        }
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        position += buffer.remaining();
        crc.update(buffer.array(), 0, buffer.limit());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
