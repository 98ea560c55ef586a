package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// An open graph file. Immutable and thread-safe: all workers share one, each with a [Resolver] of its own. Mapped into
/// memory, and unmapped when nobody holds it any more. Layout: [GraphFormat].
///
/// Nodes are numbered from 0; numbers hold for this file only.
public final class Graph {
    /// Files up to this size are read whole and checked when they are opened.
    private static final long CHECKED_BYTES = 1L << 30;

    private final Path path;
    private final MappedFile file;
    private final GraphTables tables;
    private final String digest;
    private final int decimals;
    private final int nodeCount;
    private final long nodes;
    private final long edges;
    private final long links;
    private final long hash;
    private final int slots;
    private final long pool;

    Graph(Path path, MappedFile file, GraphHeader header, GraphTables tables) {
        this.path = path;
        this.file = file;
        this.tables = tables;
        this.digest = digest(header.contentCrc());
        this.decimals = header.decimals();
        this.nodeCount = (int) header.nodes();
        this.nodes = header.offset(GraphFormat.NODES);
        this.edges = header.offset(GraphFormat.EDGES);
        this.links = header.offset(GraphFormat.LINKS);
        this.hash = header.offset(GraphFormat.HASH);
        this.slots = (int) header.slots();
        this.pool = header.offset(GraphFormat.POOL);
    }

    /// Opens a graph file. Up to 1 GiB it is read whole and its checksum verified.
    ///
    /// @throws RunStopped if there is no such file, if it is no graph file, or if it is damaged
    public static Graph open(Path path) {
        return open(path, MappedFile.PAGE_SHIFT);
    }

    static Graph open(Path path, int pageShift) {
        try {
            long size = Files.size(path);
            if (!Files.isRegularFile(path)) {
                throw stopped(path, "is not a file", null);
            }
            if (size < GraphFormat.HEADER_BYTES) {
                throw stopped(path, "is not a Sluice graph: it has only " + size + " bytes", null);
            }
            MappedFile file = MappedFile.open(path, pageShift);
            GraphHeader header = GraphHeader.read(path, file);
            if (size <= CHECKED_BYTES && file.checksum(GraphFormat.HEADER_BYTES) != header.contentCrc()) {
                throw stopped(path, "is damaged: its checksum differs", null);
            }
            byte[] encoded = new byte[(int) header.length(GraphFormat.TABLES)];
            file.copy(header.offset(GraphFormat.TABLES), encoded, 0, encoded.length);
            GraphTables tables = GraphTables.decoded(ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN));
            return new Graph(path, file, header, tables);
        } catch (NoSuchFileException missing) {
            throw new RunStopped(
                    RunStopped.Reason.INPUT_OUTPUT,
                    "graph " + path + ": there is no such file; make one with sluice graph build -o " + path
                            + " EDGES.tsv",
                    missing);
        } catch (IOException failed) {
            throw new RunStopped(
                    RunStopped.Reason.INPUT_OUTPUT,
                    "graph " + path + ": cannot be read: " + failed.getMessage(),
                    failed);
        } catch (InternalError
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | BufferUnderflowException damaged) {
            throw stopped(path, "is damaged or was cut while it was read", damaged);
        }
    }

    static RunStopped stopped(Path path, String what, Throwable cause) {
        return new RunStopped(
                RunStopped.Reason.INPUT_OUTPUT,
                "graph " + path + " " + what + "; build it again with sluice graph build",
                cause);
    }

    /// What to throw when the file is no longer what was opened.
    RunStopped changed(Throwable cause) {
        return stopped(path, "was cut or changed while it was in use", cause);
    }

    static String digest(int crc) {
        return String.format(Locale.ROOT, "crc32c:%08x", crc);
    }

    /// The file's name.
    public Path path() {
        return path;
    }

    /// Digest of the file's content with its algorithm, such as `crc32c:0a1b2c3d`; the same for the same edges.
    public String digest() {
        return digest;
    }

    /// What is in the file.
    public GraphSummary summary() {
        return tables.summary(nodeCount, file.length(), digest);
    }

    /// The names of the types in the file, in byte order.
    public List<String> types() {
        return tables.types();
    }

    /// The types in the file that an identifier of the type `name` may have, or a target of that type: itself, what it
    /// contains and what contains it. Unknown names are compared as lower-cased text.
    public TypeSet typesRelatedTo(String name) {
        IdentifierTypes known = IdentifierTypes.standard();
        IdentifierType asked = known.find(name);
        String text = name.strip().toLowerCase(Locale.ROOT);
        boolean[] members = new boolean[tables.types().size()];
        for (int i = 0; i < members.length; i++) {
            String type = tables.types().get(i);
            IdentifierType here = known.find(type);
            members[i] = asked != null && here != null ? known.related(asked, here) : type.equals(text);
        }
        return new TypeSet(members);
    }

    /// The name of a node's type.
    public String type(int node) {
        return tables.types().get(typeOf(node));
    }

    /// A node's identifier.
    public String id(int node) {
        ByteSink out = new ByteSink(Budget.unlimited());
        writeId(node, out);
        return new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
    }

    /// A node's CURIE.
    public String curie(int node) {
        ByteSink out = new ByteSink(Budget.unlimited());
        writeCurie(node, out);
        return new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
    }

    /// Appends a node's identifier.
    public void writeId(int node, ByteSink out) {
        long entry = node(node);
        int idStart = file.unsignedShortAt(entry + GraphFormat.NODE_ID_START);
        if ((idStart & GraphFormat.ESCAPED) == 0) {
            writeJsonId(node, out);
            return;
        }
        long curie = rawCurie(entry, idStart);
        copyCounted(curie + 2 + shortAt(curie), out);
    }

    /// Appends a node's CURIE.
    public void writeCurie(int node, ByteSink out) {
        long entry = node(node);
        int idStart = file.unsignedShortAt(entry + GraphFormat.NODE_ID_START);
        if ((idStart & GraphFormat.ESCAPED) == 0) {
            writeJsonCurie(node, out);
        } else {
            copyCounted(rawCurie(entry, idStart), out);
        }
    }

    private long rawCurie(long entry, int idStart) {
        return texts(entry)
                + (idStart & ~GraphFormat.ESCAPED)
                + file.unsignedShortAt(entry + GraphFormat.NODE_ID_LENGTH);
    }

    private void copyCounted(long at, ByteSink out) {
        copy(at + 2, shortAt(at), out);
    }

    private int shortAt(long at) {
        return file.byteAt(at) & 0xFF | (file.byteAt(at + 1) & 0xFF) << 8;
    }

    /// Appends a node's identifier as the inside of a JSON string.
    public void writeJsonId(int node, ByteSink out) {
        long entry = node(node);
        int start = file.unsignedShortAt(entry + GraphFormat.NODE_ID_START) & ~GraphFormat.ESCAPED;
        copy(texts(entry) + start, file.unsignedShortAt(entry + GraphFormat.NODE_ID_LENGTH), out);
    }

    /// Appends a node's CURIE as the inside of a JSON string.
    public void writeJsonCurie(int node, ByteSink out) {
        long entry = node(node);
        copy(texts(entry), file.unsignedShortAt(entry + GraphFormat.NODE_CURIE_LENGTH), out);
    }

    private void copy(long from, int length, ByteSink out) {
        file.copy(from, out.room(length), out.length(), length);
        out.length(out.length() + length);
    }

    // ---- for look-ups

    MappedFile file() {
        return file;
    }

    GraphTables tables() {
        return tables;
    }

    int decimals() {
        return decimals;
    }

    int nodeCount() {
        return nodeCount;
    }

    int slots() {
        return slots;
    }

    long slot(int at) {
        return file.longAt(hash + (long) at * GraphFormat.SLOT_BYTES);
    }

    private long node(int node) {
        return nodes + (long) node * GraphFormat.NODE_BYTES;
    }

    private long texts(long entry) {
        return pool + (file.longAt(entry + GraphFormat.NODE_POOL) & GraphFormat.OFFSET_MASK);
    }

    int typeOf(int node) {
        return file.unsignedShortAt(node(node) + GraphFormat.NODE_TYPE) & GraphFormat.TYPE_MASK;
    }

    /// Whether a `previous` edge leads away from a node.
    boolean isReplaced(int node) {
        return (file.unsignedShortAt(node(node) + GraphFormat.NODE_TYPE) & GraphFormat.REPLACED) != 0;
    }

    int rank(int node) {
        return file.intAt(node(node) + GraphFormat.NODE_RANK);
    }

    int curieRank(int node) {
        return file.intAt(node(node) + GraphFormat.NODE_CURIE_RANK);
    }

    int fanIn(int node) {
        return file.intAt(node(node) + GraphFormat.NODE_FAN_IN);
    }

    /// Offset in the file of a node's first edge entry; that of the next node ends the row.
    long row(int node) {
        return edges + (file.longAt(node(node)) & GraphFormat.OFFSET_MASK) * GraphFormat.EDGE_BYTES;
    }

    /// The first byte of a node's texts.
    int firstTextByte(int node) {
        return file.byteAt(texts(node(node)));
    }

    /// The target of a node's first edge; the node itself if it has none.
    int firstTarget(int node) {
        long row = row(node);
        return row < row(node + 1) ? targetOf(file.longAt(row)) : node;
    }

    /// What an edge entry has in common with others; see [#kindOf] and the like.
    long link(long entry) {
        return file.longAt(links + (entry >>> 32) * GraphFormat.LINK_BYTES);
    }

    static int targetOf(long entry) {
        return (int) entry;
    }

    static int kindOf(long link) {
        return (int) link & GraphFormat.MAX_KINDS - 1;
    }

    static int targetTypeOf(long link) {
        return (int) link >>> 20;
    }

    /// In units of the last of [#decimals].
    static int confidenceOf(long link) {
        return (int) (link >>> 32);
    }

    /// Whether a node's identifier is `bytes[start, end)`.
    boolean hasId(int node, byte[] bytes, int start, int end) {
        long entry = node(node);
        int idStart = file.unsignedShortAt(entry + GraphFormat.NODE_ID_START);
        int length = end - start;
        long at;
        if ((idStart & GraphFormat.ESCAPED) == 0) {
            if (file.unsignedShortAt(entry + GraphFormat.NODE_ID_LENGTH) != length) {
                return false;
            }
            at = texts(entry) + idStart;
        } else {
            long curie = rawCurie(entry, idStart);
            long id = curie + 2 + shortAt(curie);
            if (shortAt(id) != length) {
                return false;
            }
            at = id + 2;
        }
        if (length > file.leftInPage(at)) {
            return hasIdAcrossPages(at, bytes, start, length);
        }
        ByteBuffer page = file.page(at);
        int from = file.inPage(at);
        for (int i = 0; i < length; i++) {
            if (page.get(from + i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    private boolean hasIdAcrossPages(long at, byte[] bytes, int start, int length) {
        for (int i = 0; i < length; i++) {
            if (file.byteAt(at + i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }
}
