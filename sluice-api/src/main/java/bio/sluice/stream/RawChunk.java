package bio.sluice.stream;

import bio.sluice.fault.Position;
import bio.sluice.record.Schema;
import java.nio.charset.Charset;
import java.util.Arrays;

/// Some whole records as they were read: cut, not parsed. Filled by a [ChunkSource], then owned by one worker;
/// reused.
///
/// The bytes are UTF-8, or whatever the input held instead of it; an input in another encoding has been transcoded
/// before cutting, and [#charset] names the original, in which offsets are counted. A chunk never spans two sources.
///
/// A record that the source itself refuses (too long, a quote that never closes) is a chunk of its own: [#refused]
/// says why, and the bytes are the beginning of its text.
public final class RawChunk {
    /// Bytes behind the content that may be read (but hold nothing), for eight-byte views.
    public static final int SLACK = 32;

    /// Why a source refuses a record.
    ///
    /// @param kind machine-readable kind in snake_case
    /// @param column the column concerned, or null
    /// @param message what is wrong, in a sentence
    /// @param hint what the user can do, or null
    /// @param length the record's length in decompressed bytes; more than are kept here, if it was cut
    public record Refusal(String kind, String column, String message, String hint, long length) {}

    private final int share;
    private final Runnable beyond;
    private String source;
    private Schema schema;
    private Charset charset;
    private byte lineEnd;
    private long firstOrdinal;
    private long firstRecord;
    private long firstLine;
    private long firstOffset;
    private byte[] bytes = new byte[SLACK];
    private int length;
    private int from;
    private int to;
    private int skipped;
    private int records;
    private long blank;
    private Refusal refused;

    /// A chunk whose buffer may grow as it needs to.
    public RawChunk() {
        this(Integer.MAX_VALUE - 8, () -> {});
    }

    /// A chunk that asks before it takes more than its share of memory.
    ///
    /// @param share bytes the buffer may take without asking
    /// @param beyond called before the buffer grows beyond its share; it may wait, and may throw
    public RawChunk(int share, Runnable beyond) {
        this.share = share;
        this.beyond = beyond;
    }

    // ---- the source

    /// Starts a new, empty chunk.
    ///
    /// @param source name of the input
    /// @param schema the columns that all records of this source have, or null if each brings its own
    /// @param charset the input's encoding, or null for UTF-8
    /// @param firstRecord data record the chunk begins with, from 1, per source
    /// @param firstLine physical line it begins on, from 1
    /// @param firstOffset decompressed byte it begins at, from 0, in the input's encoding
    public void begin(
            String source, Schema schema, Charset charset, long firstRecord, long firstLine, long firstOffset) {
        this.source = source;
        this.schema = schema;
        this.charset = charset;
        this.lineEnd = '\n';
        this.firstRecord = firstRecord;
        this.firstLine = firstLine;
        this.firstOffset = firstOffset;
        length = 0;
        from = 0;
        to = 0;
        skipped = 0;
        records = 0;
        blank = 0;
        refused = null;
    }

    /// Says which byte ends the lines of this source: `\n` (also of CRLF), which is assumed, or `\r`.
    public void lineEnd(byte lineEnd) {
        this.lineEnd = lineEnd;
    }

    /// Makes room for `more` bytes behind the content and returns the buffer, which may be a new one.
    public byte[] room(int more) {
        long needed = (long) length + more + SLACK;
        if (needed > bytes.length) {
            long wanted = Math.max(needed, bytes.length * 3L / 2);
            if (needed > share) {
                beyond.run();
            } else {
                wanted = Math.min(wanted, share);
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
        return bytes;
    }

    /// Says that the content is `bytes[0, length)` and holds so many records and blank lines.
    public void filled(int length, int records, long blank) {
        this.length = length;
        this.from = 0;
        this.to = length;
        this.records = records;
        this.blank = blank;
    }

    /// Makes this chunk the single record that was refused.
    public void refuse(Refusal refusal) {
        refused = refusal;
    }

    /// Gives the buffer back if it is larger than `keep` bytes.
    public void shrink(int keep) {
        if (bytes.length > keep) {
            bytes = new byte[SLACK];
        }
    }

    // ---- the worker

    /// Name of the input.
    public String source() {
        return source;
    }

    /// The columns that all records of this source have, or null if each brings its own.
    public Schema schema() {
        return schema;
    }

    /// The input's encoding, or null for UTF-8.
    public Charset charset() {
        return charset;
    }

    /// The byte that ends the lines of this source: `\n` (also of CRLF) or `\r`.
    public byte lineEnd() {
        return lineEnd;
    }

    /// The content lies in `bytes()[from(), to())`.
    public byte[] bytes() {
        return bytes;
    }

    /// First byte to decode.
    public int from() {
        return from;
    }

    /// Byte after the last to decode.
    public int to() {
        return to;
    }

    /// Records before [#from] that are not to be decoded; a decoder numbers its records from here.
    public int skipped() {
        return skipped;
    }

    /// Records in `[from, to)`.
    public int records() {
        return records;
    }

    /// Blank lines in the whole chunk.
    public long blank() {
        return blank;
    }

    /// Why this chunk is a single refused record, or null.
    public Refusal refused() {
        return refused;
    }

    /// Bytes that the buffer occupies.
    public int capacity() {
        return bytes.length;
    }

    /// Narrows the chunk to the `records` records in `[from, to)`, of which the first is number `skipped` of the
    /// chunk, from 0. The engine does so when it runs a chunk in parts.
    public void narrow(int from, int to, int skipped, int records) {
        this.from = from;
        this.to = to;
        this.skipped = skipped;
        this.records = records;
    }

    /// Ordinal of the first record among all records of the run, from 0.
    public long firstOrdinal() {
        return firstOrdinal;
    }

    /// Set by the engine when the chunk is read.
    public void firstOrdinal(long ordinal) {
        firstOrdinal = ordinal;
    }

    /// Where the record with this index in the chunk, which starts at byte `start` of it, stands in its source.
    /// Counts lines, so it is for faults only.
    public Position position(int record, int start) {
        return new Position(
                source, firstRecord + record, firstLine + lineEnds(0, start), firstOffset + sourceLength(0, start));
    }

    /// How many lines end in bytes `[start, end)` of this chunk.
    public long lineEnds(int start, int end) {
        long lines = 0;
        for (int i = start; i < end; i++) {
            if (bytes[i] == lineEnd) {
                lines++;
            }
        }
        return lines;
    }

    /// How many bytes `[start, end)` of this chunk take in the input's own encoding.
    public long sourceLength(int start, int end) {
        return charset == null ? end - start : Transcoded.length(bytes, start, end, charset);
    }

    /// Bytes `[start, end)` of this chunk in the input's own encoding.
    public byte[] sourceBytes(int start, int end) {
        return charset == null ? Arrays.copyOfRange(bytes, start, end) : Transcoded.bytes(bytes, start, end, charset);
    }
}
