package bio.sluice.graph;

import java.nio.charset.StandardCharsets;

/// The layout of a graph file, version 5; all numbers little-endian.
///
/// ```
/// header   256 bytes: magic 8 · version 4 · decimals 4 · file length 8 · CRC32C of the checks 4 · shift of
///          node numbers 2 · bytes of a target 2 · nodes 8 · edge entries 8 · hash buckets 8 · links 8 ·
///          offset and length, 8 each, of the six sections · zeros · at 252 CRC32C of the 252 bytes before
/// tables   types, edge kinds, inputs and counts: see GraphTables
/// links    8 bytes each, what edges have in common: kind 20 bits · type of the target 12 bits · confidence in units
///          of the last of `decimals` 4; by confidence falling, then kind, then type
/// hash     buckets of 64 bytes: 12 tags of 1 byte, from the first on, 0 for none · 0 4 · the nodes of the tags 4 each;
///          a full bucket goes on in the next one, the last in the first
/// nodes    one behind the other, each at a multiple of 8 bytes, or of 16, 32, 64 if the shift is 4, 5, 6 and
///          not 3; what it is divided by that is its number:
///          rank 4 · number of edges 4 · type, 12 bits, and flags, see below, 2 · id length 2, top bit set if the CURIE
///          leaves out what the id begins with · id as the inside of a JSON string · if the texts are written out:
///          CURIE as the inside of a JSON string, CURIE as it is, id as it is, each with its length 2 before it ·
///          targets of the edges, 3 each if no node has a number that takes more, or 4 · their links, 2 each if there
///          are no more than 65,536, else 4 · the fan-in 4, if it is another number than that of the edges · place of
///          the name, in units of 4 bytes, 0 for none 4, number of the taxon 27 bits, status plus one 5 bits, if there
///          are facts · zeros up to where a node may begin;
///          behind the last node, 128 zeros, so that two lines of memory can be read of any node
/// names    4 zeros, then each at a multiple of 4 bytes: length 2 · the inside of a JSON string
/// checks   CRC32C, 4 bytes each, of the bytes between header and checks, 8 MiB at a time
/// ```
///
/// Flags beside the type: bit 12 if the texts are written out, since they have escapes or the CURIE is not made in the
/// way of its type; bit 13 if there are facts, bit 14 if the fan-in is another number than that of the edges, and bit
/// 15 if a `previous` edge leads away.
///
/// So a look-up touches one line of memory for the hash, and for each node that it comes by one or two that lie side by
/// side. The edges of a node are by confidence falling, then rank of the target, then kind. The rank of a node is its
/// place in the byte order of identifiers and then of types.
final class GraphFormat {
    static final byte[] MAGIC = "SLUICEG\n".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 5;
    static final int HEADER_BYTES = 256;
    static final int ALIGNMENT = 64;

    static final int AT_VERSION = 8;
    static final int AT_DECIMALS = 12;
    static final int AT_FILE_LENGTH = 16;
    static final int AT_CONTENT_CRC = 24;
    static final int AT_NODE_SHIFT = 28;
    static final int AT_TARGET_BYTES = 30;
    static final int AT_NODES = 32;
    static final int AT_EDGES = 40;
    static final int AT_BUCKETS = 48;
    static final int AT_LINKS = 56;
    static final int AT_SECTIONS = 64;
    static final int AT_HEADER_CRC = 252;

    static final int TABLES = 0;
    static final int LINKS = 1;
    static final int HASH = 2;
    static final int NODES = 3;
    static final int NAMES = 4;
    static final int CHECKS = 5;
    static final int SECTIONS = 6;

    /// Bytes of which one checksum is taken.
    static final int CHECKED_BLOCK = 1 << 23;

    static final int LINK_BYTES = 8;
    /// Links above this number take four bytes in an edge instead of two.
    static final int MAX_SHORT_LINKS = 1 << 16;

    static final int BUCKET_BYTES = 64;
    static final int BUCKET_NODES = 16;
    /// Nodes that a bucket holds.
    static final int BUCKET_SIZE = 12;

    static final int NODE_RANK = 0;
    static final int NODE_EDGES = 4;
    static final int NODE_TYPE = 8;
    static final int NODE_ID_LENGTH = 10;
    static final int NODE_ID = 12;
    /// Zeros behind the last node.
    static final int PADDING = 128;
    /// Flag in the length of the id: the CURIE leaves out what the id begins with, see [CurieForm#usualSkip].
    static final int SHORTENED = 0x8000;

    /// Mask of the type in its two bytes.
    static final int TYPE_MASK = 0xFFF;
    /// Flag beside the type: something has replaced the node.
    static final int REPLACED = 0x8000;
    /// Flag beside the type: the fan-in is not the number of edges.
    static final int FAN_IN = 0x4000;
    /// Flag beside the type: there are facts behind the edges.
    static final int FACTS = 0x2000;
    /// Flag beside the type: the texts are written out.
    static final int WRITTEN_OUT = 0x1000;
    /// Bytes of a node's facts.
    static final int FACT_BYTES = 8;
    /// Power of two at multiples of which names begin.
    static final int NAME_SHIFT = 2;
    /// Place of the status beside the taxon in a word.
    static final int STATUS_SHIFT = 27;

    static final int MAX_KINDS = 1 << 20;
    static final int MAX_TYPES = 1 << 12;
    /// Longest identifier in bytes; six times that, for escapes, must fit in 15 bits, and in 16 together with a CURIE's
    /// prefix.
    static final int MAX_ID_BYTES = 4_096;
    /// Longest name of a type, source or relation in bytes.
    static final int MAX_NAME_BYTES = 1_024;

    private GraphFormat() {}

    /// The bucket in which the search for a hash begins.
    static int bucket(long hash, int buckets) {
        return (int) ((hash >>> 32) * buckets >>> 32);
    }

    /// What stands for a hash in its bucket; never 0.
    static int tag(long hash) {
        return Math.max(1, (int) hash & 0xFF);
    }

    /// Bytes that a link takes in an edge.
    static int linkBytes(long links) {
        return links <= MAX_SHORT_LINKS ? 2 : 4;
    }
}
