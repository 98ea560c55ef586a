package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// An open graph file. Immutable and thread-safe: all workers share one, each with a [Resolver] of its own. Mapped into
/// memory, and unmapped when nobody holds it any more. Layout: [GraphFormat].
///
/// Nodes are numbered from 0; numbers hold for this file only.
public final class Graph {
    /// Bytes that memory is read by.
    private static final int LINE = 64;

    private final Path path;
    private final MappedFile file;
    private final GraphHeader header;
    private final GraphTables tables;
    private final String digest;
    private final int decimals;
    private final int nodeCount;
    private final long nodes;
    private final int nodeShift;
    private final int targetBytes;
    private final int targetMask;
    /// By type.
    private final CurieForm[] forms;
    private final long links;
    private final boolean shortLinks;
    /// The links, if there are few: every edge that is looked at needs one.
    private final long[] fewLinks;

    private final long hash;
    private final int buckets;
    private final long names;

    Graph(Path path, MappedFile file, GraphHeader header, GraphTables tables) {
        this.path = path;
        this.file = file;
        this.header = header;
        this.tables = tables;
        this.digest = digest(header.contentCrc());
        this.decimals = header.decimals();
        this.nodeCount = (int) header.nodes();
        this.nodes = header.offset(GraphFormat.NODES);
        this.nodeShift = header.layout().shift();
        this.targetBytes = header.layout().targetBytes();
        this.targetMask = header.layout().targetMask();
        this.forms = CurieForm.of(tables.prefixes(), tables.own());
        this.links = header.offset(GraphFormat.LINKS);
        this.shortLinks = GraphFormat.linkBytes(header.links()) == 2;
        this.fewLinks = GraphOpening.links(file, header, tables);
        this.hash = header.offset(GraphFormat.HASH);
        this.buckets = (int) header.buckets();
        this.names = header.offset(GraphFormat.NAMES);
    }

    /// Opens a graph file. Up to 1 GiB it is read whole and its checksum verified.
    ///
    /// @throws RunStopped if there is no such file, if it is no graph file, or if it is damaged
    public static Graph open(Path path) {
        return open(path, MappedFile.PAGE_SHIFT);
    }

    static Graph open(Path path, int pageShift) {
        return GraphOpening.open(path, pageShift);
    }

    static RunStopped stopped(Path path, String what, Throwable cause) {
        return new RunStopped(
                RunStopped.Reason.INPUT_OUTPUT,
                "graph " + path + " " + what + "; build it again with sluice graph build",
                cause);
    }

    /// What to throw when the file is no longer what was opened.
    RunStopped changed(Throwable cause) {
        return file.damaged(cause);
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
        try {
            return tables.types().get(typeOf(node));
        } catch (InternalError | IndexOutOfBoundsException damaged) {
            throw changed(damaged);
        }
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
        long head = head(node);
        if (isWrittenOut(head)) {
            copyCounted(afterCounted(afterCounted(idEnd(node, head))), out);
        } else {
            writeJsonId(node, out);
        }
    }

    /// Appends a node's CURIE.
    public void writeCurie(int node, ByteSink out) {
        long head = head(node);
        if (isWrittenOut(head)) {
            copyCounted(afterCounted(idEnd(node, head)), out);
        } else {
            writeJsonCurie(node, out);
        }
    }

    /// What sources say of a node's standing, or null.
    public NodeStatus status(int node) {
        int ordinal = (factWord(node) >>> GraphFormat.STATUS_SHIFT) - 1;
        return ordinal < 0 ? null : NodeStatus.of(ordinal);
    }

    /// The number of a node's species in the taxonomy of NCBI, 0 if it is not known.
    public int species(int node) {
        return factWord(node) & (1 << GraphFormat.STATUS_SHIFT) - 1;
    }

    /// A node's name; empty if it has none.
    public String name(int node) {
        ByteSink out = new ByteSink(Budget.unlimited());
        writeName(node, out);
        return out.toString();
    }

    /// Appends a node's name as the inside of a JSON string; nothing if it has none.
    public void writeJsonName(int node, ByteSink out) {
        long facts = facts(node);
        int place = facts < 0 ? 0 : file.intAt(facts);
        if (place != 0) {
            copyCounted(names + ((long) place << GraphFormat.NAME_SHIFT), out);
        }
    }

    /// Appends a node's name; nothing if it has none.
    public void writeName(int node, ByteSink out) {
        ByteSink escaped = new ByteSink(Budget.unlimited());
        writeJsonName(node, escaped);
        JsonText.unescape(escaped.bytes(), 0, escaped.length(), out);
    }

    /// Whether a node has a name.
    public boolean hasName(int node) {
        long facts = facts(node);
        return facts >= 0 && file.intAt(facts) != 0;
    }

    /// Whether a node has no edges, neither out nor in.
    public boolean isIsolated(int node) {
        return edges(node) == 0 && fanIn(node) == 0;
    }

    /// What CURIEs begin with, without the colon, by number of the type.
    public List<String> prefixes() {
        return tables.prefixes();
    }

    /// The place of a node's type in [#types].
    public int typeNumber(int node) {
        return typeOf(node);
    }

    /// Species and status of a node; see [GraphFormat].
    int factWord(int node) {
        long facts = facts(node);
        return facts < 0 ? 0 : file.intAt(facts + 4);
    }

    /// Offset in the file of a node's facts, -1 if it has none.
    private long facts(int node) {
        int flags = flags(node);
        if ((flags & GraphFormat.FACTS) == 0) {
            return -1;
        }
        long end = edgesEnd(node);
        return (flags & GraphFormat.FAN_IN) == 0 ? end : end + 4;
    }

    /// The node that lies behind another one in the file; the first is 0.
    int after(int node) {
        int flags = flags(node);
        long end = edgesEnd(node);
        end = (flags & GraphFormat.FAN_IN) == 0 ? end : end + 4;
        end = (flags & GraphFormat.FACTS) == 0 ? end : end + GraphFormat.FACT_BYTES;
        return (int) (end - nodes + (1L << nodeShift) - 1 >>> nodeShift);
    }

    private int flags(int node) {
        return file.unsignedShortAt(at(node) + GraphFormat.NODE_TYPE);
    }

    /// Offset in the file behind a node's edges.
    private long edgesEnd(int node) {
        int edges = edges(node);
        return links(targets(node), edges) + (long) edges * linkBytes();
    }

    /// Offset in the file behind a text with its length before it.
    private long afterCounted(long at) {
        return at + 2 + file.unsignedShortAt(at);
    }

    private void copyCounted(long at, ByteSink out) {
        int length = file.unsignedShortAt(at);
        file.copy(at + 2, out.room(length), out.length(), length);
        out.length(out.length() + length);
    }

    /// Appends a node's identifier as the inside of a JSON string.
    public void writeJsonId(int node, ByteSink out) {
        long head = head(node);
        out.length(putJsonId(node, head, out.room(idLength(head)), out.length()));
    }

    /// Appends a node's CURIE as the inside of a JSON string.
    public void writeJsonCurie(int node, ByteSink out) {
        long head = head(node);
        out.length(putJsonCurie(node, head, out.room(curieLength(node, head)), out.length()));
    }

    /// A node's type, the number of its edges and what there is to know of its texts: all that reading it takes, in one
    /// reading.
    long head(int node) {
        return file.longAt(at(node) + GraphFormat.NODE_EDGES);
    }

    /// Edges that lead away from a node with this head.
    static int edges(long head) {
        return (int) head;
    }

    static int typeOf(long head) {
        return flags(head) & GraphFormat.TYPE_MASK;
    }

    /// The type and what stands beside it.
    private static int flags(long head) {
        return (int) (head >>> 32);
    }

    /// Length of the identifier as the inside of a JSON string.
    static int idLength(long head) {
        return (int) (head >>> 48) & ~GraphFormat.SHORTENED;
    }

    /// Length of the CURIE as the inside of a JSON string.
    int curieLength(int node, long head) {
        return isWrittenOut(head)
                ? file.unsignedShortAt(idEnd(node, head))
                : form(head).opening().length + idLength(head) - skipped(head);
    }

    private static boolean isWrittenOut(long head) {
        return (flags(head) & GraphFormat.WRITTEN_OUT) != 0;
    }

    private static boolean isShortened(long head) {
        return head < 0; // the flag is the top bit
    }

    /// Bytes of the identifier that its CURIE leaves out, if the texts are not written out.
    private int skipped(long head) {
        if (!isShortened(head)) {
            return 0;
        }
        int skipped = form(head).usualSkip();
        if (skipped > idLength(head)) {
            throw changed(null);
        }
        return skipped;
    }

    private CurieForm form(long head) {
        try {
            return forms[typeOf(head)];
        } catch (IndexOutOfBoundsException damaged) {
            throw changed(damaged);
        }
    }

    /// Whether a head says this of the texts.
    ///
    /// @param idLength with its flag
    /// @param flag as [NodeTexts#flag]
    static boolean saysOfTexts(long head, int idLength, int flag) {
        return head >>> 48 == idLength && (flags(head) & GraphFormat.WRITTEN_OUT) == flag;
    }

    /// Whether the CURIEs of nodes with these heads are in the order of the ranks: they open alike, and go on with
    /// identifiers that begin alike where they leave something out.
    boolean haveCuriesInOrderOfRanks(long head, long other) {
        return typeOf(head) == typeOf(other)
                && !isWrittenOut(head)
                && !isWrittenOut(other)
                && isShortened(head) == isShortened(other)
                && (!isShortened(head) || form(head).skipsTheSame());
    }

    /// Offset in the file behind the identifier as the inside of a JSON string.
    private long idEnd(int node, long head) {
        return at(node) + GraphFormat.NODE_ID + idLength(head);
    }

    /// Puts what [#writeJsonId] writes at `to[at]`, and up to seven bytes more.
    ///
    /// @return the index behind it
    int putJsonId(int node, long head, byte[] to, int at) {
        return file.put(at(node) + GraphFormat.NODE_ID, idLength(head), to, at);
    }

    /// Puts what [#writeJsonCurie] writes at `to[at]`, and up to seven bytes more.
    ///
    /// @return the index behind it
    int putJsonCurie(int node, long head, byte[] to, int at) {
        if (isWrittenOut(head)) {
            long curie = idEnd(node, head);
            return file.put(curie + 2, file.unsignedShortAt(curie), to, at);
        }
        byte[] opening = form(head).opening();
        System.arraycopy(opening, 0, to, at, opening.length);
        int skipped = skipped(head);
        return file.put(at(node) + GraphFormat.NODE_ID + skipped, idLength(head) - skipped, to, at + opening.length);
    }

    MappedFile file() {
        return file;
    }

    GraphHeader header() {
        return header;
    }

    GraphTables tables() {
        return tables;
    }

    int decimals() {
        return decimals;
    }

    /// Number of identifiers.
    public long nodes() {
        return nodeCount;
    }

    int buckets() {
        return buckets;
    }

    /// Offset in the file of a bucket of the hash table.
    long bucket(int bucket) {
        return hash + (long) bucket * GraphFormat.BUCKET_BYTES;
    }

    /// Offset in the file of a node.
    long at(int node) {
        return nodes + ((long) node << nodeShift);
    }

    /// Reads something from the two lines of memory in which most nodes have their texts and first edges: whoever does
    /// so
    /// for several nodes at once waits for memory once.
    ///
    /// @return what was read, so that reading is not left out as useless
    int touch(int node) {
        long at = at(node);
        return file.intAt(at) + file.intAt(at + LINE);
    }

    int typeOf(int node) {
        return flags(node) & GraphFormat.TYPE_MASK;
    }

    /// Whether a `previous` edge leads away from a node with this head.
    static boolean isReplaced(long head) {
        return (flags(head) & GraphFormat.REPLACED) != 0;
    }

    /// Whether a `previous` edge leads away from a node.
    boolean isReplaced(int node) {
        return (flags(node) & GraphFormat.REPLACED) != 0;
    }

    /// Whether a source says that a node is in use.
    boolean isCurrent(int node) {
        return factWord(node) >>> GraphFormat.STATUS_SHIFT == NodeStatus.CURRENT.ordinal() + 1;
    }

    /// Whether a node is out of use without a successor.
    boolean isWithdrawn(int node) {
        return factWord(node) >>> GraphFormat.STATUS_SHIFT == NodeStatus.WITHDRAWN.ordinal() + 1;
    }

    /// Whether a node is known to be of another species.
    boolean isOfOther(int node, int taxon) {
        int species = species(node);
        return species != 0 && species != taxon;
    }

    /// Whether there may be more to say of a node with this head than its texts and edges.
    static boolean hasFacts(long head) {
        return (flags(head) & GraphFormat.FACTS) != 0;
    }

    /// Whether edges of this kind lead from an alias.
    boolean isAlias(int kind) {
        return tables.kinds().get(kind).tier() == Tier.ALIAS;
    }

    /// A node's place in the byte order of identifiers and then of types.
    public int rank(int node) {
        return file.intAt(at(node) + GraphFormat.NODE_RANK);
    }

    /// Edges that lead to a node.
    int fanIn(int node) {
        return (flags(node) & GraphFormat.FAN_IN) == 0 ? edges(node) : file.intAt(edgesEnd(node));
    }

    /// Edges that lead away from a node.
    int edges(int node) {
        return file.intAt(at(node) + GraphFormat.NODE_EDGES);
    }

    /// Offset in the file of the targets of a node's edges.
    long targets(int node) {
        return targets(node, head(node));
    }

    /// Offset in the file of the targets of the edges of a node with this head.
    long targets(int node, long head) {
        long end = idEnd(node, head);
        return isWrittenOut(head) ? afterCounted(afterCounted(afterCounted(end))) : end;
    }

    /// Offset in the file of the links of a node's edges.
    ///
    /// @param targets offset of their targets
    /// @param edges number of its edges
    long links(long targets, int edges) {
        return targets + (long) edges * targetBytes;
    }

    int targetBytes() {
        return targetBytes;
    }

    /// The bits of a target in the four bytes that are read of it.
    int targetMask() {
        return targetMask;
    }

    boolean shortLinks() {
        return shortLinks;
    }

    int linkBytes() {
        return shortLinks ? 2 : 4;
    }

    /// The target of edge `i` of those at `targets`.
    int target(long targets, int i) {
        return file.intAt(targets + (long) i * targetBytes) & targetMask;
    }

    /// What edge `i` of those whose links are at `links` has in common with others; see [#kindOf] and the like.
    long link(long links, int i) {
        return link(linkNumber(links, i));
    }

    /// The number of the link of edge `i` of those whose links are at `links`.
    int linkNumber(long links, int i) {
        long at = links + (long) i * linkBytes();
        return shortLinks ? file.unsignedShortAt(at) : file.intAt(at);
    }

    /// What edges with a link of this number have in common.
    long link(int number) {
        return shortLinks ? fewLinks[number] : file.longAt(links + (long) number * GraphFormat.LINK_BYTES);
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
        long head = head(node);
        int length = end - start;
        if (isWrittenOut(head)) {
            long id = afterCounted(afterCounted(idEnd(node, head)));
            return file.unsignedShortAt(id) == length && file.equals(id + 2, bytes, start, length);
        }
        return idLength(head) == length && file.equals(at(node) + GraphFormat.NODE_ID, bytes, start, length);
    }
}
