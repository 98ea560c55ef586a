package bio.sluice.graph;

import java.nio.charset.StandardCharsets;

/// The layout of a graph file, version 1; all numbers little-endian.
///
/// ```
/// header   256 bytes: magic 8 · version 4 · decimals 4 · file length 8 · CRC32C of what follows the header 4 · 0 4
///          nodes 8 · edge entries 8 · hash slots 8 · links 8 · offset and length, 8 each, of the six sections ·
///          zeros · at 252 CRC32C of the 252 bytes before
/// tables   types, edge kinds, inputs and counts: see GraphTables
/// links    8 bytes each, what edges have in common: kind 20 bits · type of the target 12 bits · confidence in units
///          of the last of `decimals` 4; by confidence falling, then kind, then type
/// nodes    32 bytes each, one more at the end: first edge entry 6 · type, 12 bits, and bit 15 if a `previous` edge
///          leads away 2 · pool offset 6 · CURIE length 2 · rank 4 · CURIE rank 4 · fan-in 4 · start of the id
///          behind the pool offset 2, top bit set if the texts need escapes · id length 2
/// edges    8 bytes each, the rows of the nodes one behind the other, each by confidence falling, then rank of the
///          target, then kind: target node 4 · link 4
/// hash     8 bytes each: node + 1, or 0 for none, 4 · high half of the id's hash 4; linear probing from the low half
/// pool     per node its CURIE as the inside of a JSON string, and its id likewise unless it is a part of the CURIE;
///          if these have escapes: length 2 and bytes of the CURIE, length 2 and bytes of the id, as they are
/// ```
///
/// The rank of a node is its place in the byte order of identifiers and then of types; ranks of CURIEs likewise.
/// Entries of fixed length never straddle a page, for their sections begin at multiples of [#ALIGNMENT] and a page is a
/// power of two.
final class GraphFormat {
    static final byte[] MAGIC = "SLUICEG\n".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 1;
    static final int HEADER_BYTES = 256;
    static final int ALIGNMENT = 64;

    static final int AT_VERSION = 8;
    static final int AT_DECIMALS = 12;
    static final int AT_FILE_LENGTH = 16;
    static final int AT_CONTENT_CRC = 24;
    static final int AT_NODES = 32;
    static final int AT_EDGES = 40;
    static final int AT_SLOTS = 48;
    static final int AT_LINKS = 56;
    static final int AT_SECTIONS = 64;
    static final int AT_HEADER_CRC = 252;

    static final int TABLES = 0;
    static final int LINKS = 1;
    static final int NODES = 2;
    static final int EDGES = 3;
    static final int HASH = 4;
    static final int POOL = 5;
    static final int SECTIONS = 6;

    static final int NODE_BYTES = 32;
    static final int EDGE_BYTES = 8;
    static final int LINK_BYTES = 8;
    static final int SLOT_BYTES = 8;

    static final int NODE_TYPE = 6;
    static final int NODE_POOL = 8;
    static final int NODE_CURIE_LENGTH = 14;
    static final int NODE_RANK = 16;
    static final int NODE_CURIE_RANK = 20;
    static final int NODE_FAN_IN = 24;
    static final int NODE_ID_START = 28;
    static final int NODE_ID_LENGTH = 30;
    /// Mask of an offset that shares eight bytes with something of two.
    static final long OFFSET_MASK = (1L << 48) - 1;
    /// Flag in the start of the id: the texts have escapes.
    static final int ESCAPED = 0x8000;

    /// Mask of the type in its two bytes.
    static final int TYPE_MASK = 0xFFF;
    /// Flag beside the type: something has replaced the node.
    static final int REPLACED = 0x8000;

    static final int MAX_KINDS = 1 << 20;
    static final int MAX_TYPES = 1 << 12;
    /// Longest identifier in bytes; six times that, for escapes, must fit in 15 bits together with a CURIE's prefix.
    static final int MAX_ID_BYTES = 4_096;
    /// Longest name of a type, source or relation in bytes.
    static final int MAX_NAME_BYTES = 1_024;

    private GraphFormat() {}
}
