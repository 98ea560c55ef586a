package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
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
    private final NodeFacts facts;
    private final GraphLayout layout;
    private final NodePool pool;
    private final EdgeLinks links;
    private final byte[] tables;
    /// By node: its number in the file.
    private final int[] number;

    private final ByteSink names = new ByteSink(Budget.unlimited());
    private FileChannel channel;
    private long position;

    GraphWriter(NodeList nodes, NodeFacts facts, GraphLayout layout, NodePool pool, byte[] tables) {
        this.nodes = nodes;
        this.facts = facts;
        this.layout = layout;
        this.pool = pool;
        this.links = new EdgeLinks(layout);
        this.tables = tables;
        this.number = numbers();
        names.write(new byte[1 << GraphFormat.NAME_SHIFT]);
    }

    private int[] numbers() {
        int[] numbers = new int[layout.nodes()];
        long next = 0;
        for (int place = 0; place < layout.nodes(); place++) {
            if (next > Integer.MAX_VALUE) {
                throw new RunStopped(
                        RunStopped.Reason.FAILED,
                        "the graph takes more than the 16 GiB that a file can hold; build it from fewer sources");
            }
            int node = layout.byPlace[place];
            numbers[node] = (int) next;
            long edges = layout.row[node + 1] - layout.row[node];
            long bytes = up(GraphFormat.NODE_TEXTS + pool.length(place), 4);
            bytes += edges * (GraphFormat.TARGET_BYTES + GraphFormat.linkBytes(links.size()));
            bytes = layout.fanIn[node] == edges ? bytes : up(bytes, 4) + 4;
            bytes = facts.has(node) ? up(bytes, 4) + GraphFormat.FACT_BYTES : bytes;
            next += up(bytes, 1 << GraphFormat.NODE_SHIFT) >> GraphFormat.NODE_SHIFT;
        }
        return numbers;
    }

    private static long up(long bytes, int alignment) {
        return bytes + alignment - 1 & -alignment;
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
            bytes(tables, 0, tables.length);
            end(GraphFormat.TABLES);
            writeLinks();
            int buckets = writeHash();
            writeNodes();
            writeNames();
            flush();
            channel.write(header(buckets), 0);
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

    private void writeLinks() throws IOException {
        begin(GraphFormat.LINKS);
        int unit = Confidence.power(Confidence.DECIMALS - layout.decimals());
        for (int i = 0; i < links.size(); i++) {
            room(GraphFormat.LINK_BYTES);
            buffer.putInt(links.kind(i) | links.type(i) << 20).putInt(links.confidence(i) / unit);
        }
        end(GraphFormat.LINKS);
    }

    private int writeHash() throws IOException {
        // Two thirds full: one bucket in fifteen goes on in the next.
        int buckets = layout.nodes() / 8 + 1;
        int[] nodeAt = new int[buckets * GraphFormat.BUCKET_SIZE];
        byte[] tagAt = new byte[nodeAt.length];
        byte[] bytes = nodes.pool();
        for (int place = 0; place < layout.nodes(); place++) {
            int node = layout.byPlace[place];
            long hash = IdHash.of(bytes, nodes.start(node), nodes.end(node));
            int at = GraphFormat.bucket(hash, buckets) * GraphFormat.BUCKET_SIZE;
            while (tagAt[at] != 0) {
                at = at + 1 == tagAt.length ? 0 : at + 1;
            }
            nodeAt[at] = number[node];
            tagAt[at] = (byte) GraphFormat.tag(hash);
        }
        begin(GraphFormat.HASH);
        for (int at = 0; at < tagAt.length; at += GraphFormat.BUCKET_SIZE) {
            room(GraphFormat.BUCKET_BYTES);
            buffer.put(tagAt, at, GraphFormat.BUCKET_SIZE).putInt(0);
            for (int i = 0; i < GraphFormat.BUCKET_SIZE; i++) {
                buffer.putInt(nodeAt[at + i]);
            }
        }
        end(GraphFormat.HASH);
        return buckets;
    }

    private void writeNodes() throws IOException {
        begin(GraphFormat.NODES);
        for (int place = 0; place < layout.nodes(); place++) {
            writeNode(place);
        }
        room(GraphFormat.PADDING);
        buffer.put(new byte[GraphFormat.PADDING]);
        end(GraphFormat.NODES);
    }

    private void writeNode(int place) throws IOException {
        int node = layout.byPlace[place];
        int from = layout.row[node];
        int to = layout.row[node + 1];
        boolean otherFanIn = layout.fanIn[node] != to - from;
        room(GraphFormat.NODE_TEXTS);
        buffer.putInt(layout.rank[node])
                .putInt(pool.curieRank[node])
                .putInt(to - from)
                .putChar((char) (layout.type[node]
                        | (facts.has(node) ? GraphFormat.FACTS : 0)
                        | (otherFanIn ? GraphFormat.FAN_IN : 0)
                        | (layout.isReplaced(node) ? GraphFormat.REPLACED : 0)))
                .putChar(pool.curieLength[place])
                .putChar(pool.idStart[place])
                .putChar(pool.idLength[place]);
        bytes(pool.bytes(), pool.offset[place], pool.length(place));
        align(4);
        for (int e = from; e < to; e++) {
            room(GraphFormat.TARGET_BYTES);
            buffer.putInt(number[layout.target[e]]);
        }
        boolean shortLinks = GraphFormat.linkBytes(links.size()) == 2;
        for (int e = from; e < to; e++) {
            room(4);
            if (shortLinks) {
                buffer.putChar((char) links.of(e));
            } else {
                buffer.putInt(links.of(e));
            }
        }
        if (otherFanIn) {
            align(4);
            room(4);
            buffer.putInt(layout.fanIn[node]);
        }
        if (facts.has(node)) {
            align(4);
            room(GraphFormat.FACT_BYTES);
            buffer.putInt(name(node)).putInt(facts.word(node));
        }
        align(1 << GraphFormat.NODE_SHIFT);
    }

    /// Puts aside the name of a node.
    ///
    /// @return its place, 0 if there is none
    private int name(int node) {
        if (facts.nameLength(node) == 0) {
            return 0;
        }
        int at = names.length();
        names.write(0);
        names.write(0);
        int start = facts.nameStart(node);
        JsonText.writeStringBody(facts.names(), start, start + facts.nameLength(node), names);
        int length = names.length() - at - 2;
        names.bytes()[at] = (byte) length;
        names.bytes()[at + 1] = (byte) (length >>> 8);
        while ((names.length() & (1 << GraphFormat.NAME_SHIFT) - 1) != 0) {
            names.write(0);
        }
        return at >>> GraphFormat.NAME_SHIFT;
    }

    private void writeNames() throws IOException {
        begin(GraphFormat.NAMES);
        bytes(names.bytes(), 0, names.length());
        end(GraphFormat.NAMES);
    }

    private ByteBuffer header(int buckets) {
        ByteBuffer header = ByteBuffer.allocate(GraphFormat.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(GraphFormat.MAGIC)
                .putInt(GraphFormat.VERSION)
                .putInt(layout.decimals())
                .putLong(position)
                .putInt((int) crc.getValue())
                .putInt(0)
                .putLong(layout.nodes())
                .putLong(layout.entries())
                .putLong(buckets)
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
        align(GraphFormat.ALIGNMENT);
        offsets[section] = position + buffer.position();
    }

    /// Pads with zeros; everything is aligned with regard to the beginning of the file.
    private void align(int alignment) throws IOException {
        while ((position + buffer.position() & alignment - 1) != 0) {
            room(1);
            buffer.put((byte) 0);
        }
    }

    private void end(int section) {
        lengths[section] = position + buffer.position() - offsets[section];
    }

    private void bytes(byte[] source, int start, int length) throws IOException {
        for (int at = start; at < start + length; ) {
            room(1);
            int n = Math.min(start + length - at, buffer.remaining());
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
