package bio.sluice.graph;

import java.io.Closeable;
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

/// Writes the sections of a graph file aside, from front to back, and renames the file when it is durable. One thread,
/// one use. Layout: [GraphFormat].
final class GraphWriter implements Closeable {
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private final Spool checks;
    private final long[] offsets = new long[GraphFormat.SECTIONS];
    private final long[] lengths = new long[GraphFormat.SECTIONS];
    private final Path file;
    private final Path aside;
    private final FileChannel channel;

    private long position = GraphFormat.HEADER_BYTES;
    private long blockLeft = GraphFormat.CHECKED_BLOCK;
    private boolean done;

    GraphWriter(Path file, BuildFiles files) throws IOException {
        this.file = file;
        this.aside = file.resolveSibling(file.getFileName() + ".part");
        this.checks = new Spool(files);
        // For a process that is told to end.
        aside.toFile().deleteOnExit();
        this.channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        channel.position(position);
    }

    /// Begins a section.
    void begin(int section) throws IOException {
        align(GraphFormat.ALIGNMENT);
        offsets[section] = position + buffer.position();
    }

    private void align(int alignment) throws IOException {
        while ((position + buffer.position() & alignment - 1) != 0) {
            room(1);
            buffer.put((byte) 0);
        }
    }

    void end(int section) {
        lengths[section] = position + buffer.position() - offsets[section];
    }

    void putInt(int value) throws IOException {
        room(Integer.BYTES);
        buffer.putInt(value);
    }

    void put(byte[] source, int start, int length) throws IOException {
        for (int at = start; at < start + length; ) {
            room(1);
            int n = Math.min(start + length - at, buffer.remaining());
            buffer.put(source, at, n);
            at += n;
        }
    }

    /// Writes a section that is ready, and frees it.
    void section(int section, Spool bytes) throws IOException {
        begin(section);
        byte[] part = new byte[Spool.BUFFER];
        Spool.Reader in = bytes.reader();
        for (long left = bytes.length(); left > 0; ) {
            int n = (int) Math.min(left, part.length);
            in.get(part, 0, n);
            put(part, 0, n);
            left -= n;
        }
        end(section);
        bytes.free();
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        for (int at = 0; at < buffer.limit(); ) {
            int n = (int) Math.min(buffer.limit() - at, blockLeft);
            crc.update(buffer.array(), at, n);
            at += n;
            blockLeft -= n;
            if (blockLeft == 0) {
                endBlock();
            }
        }
        write();
    }

    private void write() throws IOException {
        position += buffer.remaining();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    private void endBlock() {
        checks.putInt((int) crc.getValue());
        crc.reset();
        blockLeft = GraphFormat.CHECKED_BLOCK;
    }

    /// Writes checksums and header.
    ///
    /// @return the checksum of the content
    int finish(int decimals, NodeLayout layout, long nodes, long entries, long buckets, long links) throws IOException {
        align(GraphFormat.ALIGNMENT);
        flush();
        if (blockLeft < GraphFormat.CHECKED_BLOCK) {
            endBlock();
        }
        offsets[GraphFormat.CHECKS] = position;
        lengths[GraphFormat.CHECKS] = checks.length();
        crc.reset();
        byte[] part = new byte[Spool.BUFFER];
        Spool.Reader in = checks.reader();
        for (long left = checks.length(); left > 0; ) {
            int n = (int) Math.min(left, part.length);
            in.get(part, 0, n);
            crc.update(part, 0, n);
            buffer.put(part, 0, n).flip();
            write();
            left -= n;
        }
        checks.free();
        int digest = (int) crc.getValue();
        ByteBuffer header = ByteBuffer.allocate(GraphFormat.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(GraphFormat.MAGIC)
                .putInt(GraphFormat.VERSION)
                .putInt(decimals)
                .putLong(position)
                .putInt(digest)
                .putShort((short) layout.shift())
                .putShort((short) layout.targetBytes())
                .putLong(nodes)
                .putLong(entries)
                .putLong(buckets)
                .putLong(links);
        for (int i = 0; i < GraphFormat.SECTIONS; i++) {
            header.putLong(offsets[i]).putLong(lengths[i]);
        }
        crc.reset();
        crc.update(header.array(), 0, GraphFormat.AT_HEADER_CRC);
        header.putInt(GraphFormat.AT_HEADER_CRC, (int) crc.getValue());
        channel.write(header.rewind(), 0);
        channel.force(true);
        return digest;
    }

    long fileLength() {
        return position;
    }

    /// Gives the file its name.
    void publish() throws IOException {
        channel.close();
        try {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unusualFileSystem) {
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        }
        done = true;
    }

    /// Removes what was not published.
    @Override
    public void close() throws IOException {
        channel.close();
        if (!done) {
            Files.deleteIfExists(aside);
        }
    }
}
