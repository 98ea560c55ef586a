package bio.sluice.formats.text;

import bio.sluice.fault.RunStopped;
import bio.sluice.format.TextEncoding;
import bio.sluice.io.ByteInput;
import bio.sluice.io.CorruptInput;
import bio.sluice.io.InputFile;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.record.Schema;
import bio.sluice.stream.RawChunk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;

/// One open input of text, cut into chunks of whole records by a [RecordCutter]. One thread at a time,
/// [#storedBytes] aside.
///
/// Bytes are read straight into the chunk that they will be decoded from, as many as the records cut before suggest;
/// the little that was read behind the cut is kept for the next chunk.
public final class TextInput implements Closeable {
    /// Refused lines in a row that each took a scan of the longest record, before the input counts as corrupt.
    private static final int MAX_RESCANS = 16;

    private final String name;
    private final ReadAhead bytes;
    private final Charset charset;
    private final String surprise;
    private final RecordCutter cutter;
    private int maxRecordBytes;
    private final byte lineEnd;

    private Schema schema;
    private long records;
    private long line = 1;
    private long offset;
    private long blank;
    private long bytesPerRecord;
    private int rescans;
    private boolean ended;

    private TextInput(
            String name,
            ReadAhead bytes,
            TextEncoding.Beginning beginning,
            String surprise,
            RecordCutter cutter,
            int maxRecordBytes)
            throws IOException {
        this.name = name;
        this.bytes = bytes;
        this.charset = beginning.charset();
        this.surprise = surprise;
        this.offset = beginning.markLength();
        this.cutter = cutter;
        this.maxRecordBytes = maxRecordBytes;
        this.lineEnd = findLineEnd();
    }

    /// Opens an input at its first record.
    ///
    /// @throws RunStopped if the input is empty
    public static TextInput open(InputFile file, TextEncoding encoding, RecordCutter cutter, int maxRecordBytes)
            throws IOException {
        ByteInput input = file.open();
        try {
            ReadAhead stored = new ReadAhead(input);
            // One byte more than the longest mark, so that nothing behind a mark shows.
            byte[] head = new byte[5];
            int length = 0;
            for (int n = 0; n >= 0 && length < head.length; length += Math.max(n, 0)) {
                n = stored.read(head, length, head.length - length);
            }
            TextEncoding.Beginning beginning = encoding.beginning(head, length);
            if (length == beginning.markLength()) {
                throw new RunStopped(RunStopped.Reason.INPUT_OUTPUT, file.name() + " is empty");
            }
            stored.unread(head, beginning.markLength(), length);
            ReadAhead bytes = beginning.charset() == null
                    ? stored
                    : new ReadAhead(new TranscodedInput(stored, beginning.charset()));
            String surprise = encoding.surprise(beginning.charset());
            return new TextInput(file.name(), bytes, beginning, surprise, cutter, maxRecordBytes);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /// Looks for the first line end in a window that does not depend on how the input is read, so that the same input
    /// is
    /// always cut the same way.
    private byte findLineEnd() throws IOException {
        int window = (int) Math.min(Math.max(maxRecordBytes, ReadAhead.BLOCK) + 2L, Integer.MAX_VALUE - 64);
        byte[] head = new byte[Math.min(window, ReadAhead.BLOCK) + RawChunk.SLACK];
        int length = 0;
        byte found = 0;
        while (found == 0) {
            if (length == head.length - RawChunk.SLACK) {
                head = Arrays.copyOf(head, (int) Math.min(window, 2L * length) + RawChunk.SLACK);
            }
            int n = bytes.read(head, length, head.length - RawChunk.SLACK - length);
            length += Math.max(n, 0);
            found = cutter.lineEnd(head, length, n < 0 || length == window);
        }
        bytes.unread(head, 0, length);
        return found;
    }

    /// Does work that the next cut would have to do. From any thread.
    public void prepare() {
        bytes.readAhead();
    }

    /// The input's name.
    public String name() {
        return name;
    }

    /// What to tell about the input's encoding, or null if it is as declared.
    public String surprise() {
        return surprise;
    }

    /// The byte that ends lines: `\n` (also of CRLF) or `\r`.
    public byte lineEnd() {
        return lineEnd;
    }

    /// The columns of all records from here on, or null if each brings its own.
    public Schema schema() {
        return schema;
    }

    /// Says which columns all records from here on have.
    public void schema(Schema schema) {
        this.schema = schema;
    }

    /// Sets the longest record, without its line end, from here on.
    public void maxRecordBytes(int bytes) {
        maxRecordBytes = bytes;
    }

    /// Records cut so far.
    public long records() {
        return records;
    }

    /// Says that the data begin here: what was cut so far was a header, and the next record is number 1.
    public void beginData() {
        records = 0;
    }

    /// Adds blank lines to those that the next chunk counts.
    public void carryBlank(long lines) {
        blank += lines;
    }

    /// Passes over the next `n` physical lines, whatever is in them.
    public void skipLines(int n) throws IOException {
        RawChunk lines = new RawChunk();
        LineCutter byLine = new LineCutter(LineCutter.Blank.NONE, new byte[0]);
        for (int i = 0; i < n && cut(byLine, lines, 1, ReadAhead.BLOCK); i++) {
            // a refused line is passed over like any other
        }
        blank = 0;
        records = 0;
    }

    /// Cuts the next chunk; see [bio.sluice.stream.ChunkSource#next].
    ///
    /// @return false at the end of this input; `into` then holds nothing, except perhaps blank lines
    public boolean next(RawChunk into, int maxRecords, int maxBytes) throws IOException {
        return cut(cutter, into, maxRecords, maxBytes);
    }

    /// Cuts the next record like [#next], but leaves it where it is.
    ///
    /// @throws IllegalStateException if the record is refused, for then it is gone; [RawChunk#refused] of `into` says
    /// why
    public boolean peek(RawChunk into) throws IOException {
        long lineBefore = line;
        long offsetBefore = offset;
        long blankBefore = blank;
        if (!cut(cutter, into, 1, ReadAhead.BLOCK)) {
            return false;
        }
        if (into.refused() == null) {
            bytes.unread(into.bytes(), 0, into.to());
            records--;
            line = lineBefore;
            offset = offsetBefore;
            blank = blankBefore;
        }
        return true;
    }

    private boolean cut(RecordCutter by, RawChunk into, int maxRecords, int maxBytes) throws IOException {
        while (true) {
            into.begin(name, schema, charset, records + 1, line, offset);
            into.lineEnd(lineEnd);
            by.begin(lineEnd, maxRecords, maxRecordBytes);
            int length = fill(by, into, maxRecords, maxBytes);
            int cut = by.cut();
            bytes.unread(into.bytes(), cut, length);
            advance(into, cut, by.lines());
            blank += by.blank();
            if (by.records() > 0) {
                into.filled(cut, by.records(), blank);
                blank = 0;
                records += by.records();
                bytesPerRecord = cut / by.records() + 1;
                rescans = 0;
                return true;
            }
            if (by.refused() != null) {
                refuse(by.refused(), into);
                return true;
            }
            if (ended && cut == length) {
                into.filled(0, 0, blank);
                blank = 0;
                return false;
            }
        }
    }

    /// Reads into the chunk until the cutter has enough or no more fits; returns how much was read.
    private int fill(RecordCutter by, RawChunk into, int maxRecords, int maxBytes) throws IOException {
        int wanted = (int) Math.min(maxBytes, bytesPerRecord == 0 ? ReadAhead.BLOCK : estimate(maxRecords));
        byte[] buffer = into.room(wanted);
        int length = 0;
        while (true) {
            int n = bytes.read(buffer, length, wanted - length);
            ended = n < 0;
            length += Math.max(n, 0);
            if (by.scan(buffer, length, ended) || ended) {
                return length;
            }
            if (length == wanted) {
                // Only a first record may need more than maxBytes, and the cutter refuses it beyond maxRecordBytes.
                if (length >= maxBytes && by.cut() > 0) {
                    return length;
                }
                long more = length / 2;
                if (by.records() > 0) {
                    bytesPerRecord = by.cut() / by.records() + 1;
                    more = estimate(maxRecords - by.records());
                }
                more = Math.max(more, ReadAhead.BLOCK / 16);
                long most = length < maxBytes ? maxBytes : 2L * length;
                wanted = (int) Math.min(Math.min(length + more, most), Integer.MAX_VALUE - 64);
                buffer = into.room(wanted);
            }
        }
    }

    /// A little more than so many records took so far, for a cut that needs a second read costs more than the rest of
    /// the first one does.
    private long estimate(int records) {
        return records * (bytesPerRecord + bytesPerRecord / 32) + bytesPerRecord;
    }

    private void advance(RawChunk chunk, int length, int lines) {
        line += lines;
        offset += chunk.sourceLength(0, length);
    }

    /// Makes `into` the line that begins here, as a refused record, and passes over it.
    private void refuse(RefusedLine why, RawChunk into) throws IOException {
        rescans = why.ranToLimit() ? rescans + 1 : 0;
        if (rescans > MAX_RESCANS) {
            throw new CorruptInput(name + ", line " + line + ": " + MAX_RESCANS
                    + " quotes in a row that do not close within " + maxRecordBytes
                    + " bytes; check the quote character, or set quote_char to none");
        }
        into.begin(name, schema, charset, records + 1, line, offset);
        into.lineEnd(lineEnd);
        RefusedText text = new RefusedText(into);
        text.read(bytes);
        ended = text.ended();
        into.filled(text.kept(), 1, blank);
        into.refuse(new RawChunk.Refusal(why.kind(), null, why.message(), why.hint(), text.length()));
        offset += text.passed();
        records++;
        line++;
        blank = 0;
    }

    /// Where this input stands behind the last record cut, for [#skipTo].
    void mark(StateWriter state) {
        state.number(records)
                .number(line)
                .number(offset)
                .number(bytes.position())
                .number(rescans);
    }

    /// Passes over what was read before a mark of an earlier reading was taken. Called where the data begin.
    ///
    /// @throws CorruptInput if the input ends before
    void skipTo(StateReader mark) throws IOException {
        records = mark.number();
        line = mark.number();
        offset = mark.number();
        long position = mark.number();
        if (position < bytes.position()) {
            throw new CorruptInput(name + ": the header is longer than it was");
        }
        bytes.skip(position - bytes.position());
        rescans = (int) mark.number();
        blank = 0;
    }

    /// Stored bytes consumed so far. From any thread.
    public long storedBytes() {
        return bytes.storedBytes();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
