package bio.sluice.formats.compress;

import bio.sluice.io.ByteInput;
import bio.sluice.io.CorruptInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

/// The content of a gzip file: all its members, each verified against its checksum and length. One thread.
///
/// `java.util.zip.GZIPInputStream` is not used because it takes a pause of a slow pipe between two members for the
/// end of the file.
final class GzipInput implements ByteInput {
    /// Content up to this size is never taken for a bomb: a short text of one letter has any ratio.
    private static final long RATIO_GRACE = 1 << 20;

    private final PackedBytes packed;
    private final BigDecimal maxRatio;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private boolean inMember;
    private boolean ended;
    private boolean blocked;
    private long memberLength;
    private long contentLength;

    GzipInput(String name, ByteInput stored, BigDecimal maxRatio) {
        this.packed = new PackedBytes(name, stored);
        this.maxRatio = maxRatio;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (!ended) {
            if (!inMember) {
                beginMember();
            }
            int n = packed.inflate(inflater, into, offset, length);
            crc.update(into, offset, n);
            memberLength += n;
            contentLength += n;
            if (inflater.finished()) {
                endMember();
            }
            if (n > 0) {
                checkRatio();
                return n;
            }
        }
        return -1;
    }

    /// Hops over whole BGZF blocks without inflating them. What is skipped has been read, and verified, before; whether
    /// it
    /// is still the same is for the caller to know.
    @Override
    public void skip(long length) throws IOException {
        byte[] passed = new byte[(int) Math.min(length, 1 << 16)];
        for (long left = length; left > 0; ) {
            BgzfBlock block = inMember || ended ? null : BgzfBlock.ahead(packed);
            if (block != null && block.content() <= left) {
                hop(block);
                left -= block.content();
                continue;
            }
            int n = read(passed, 0, (int) Math.min(left, passed.length));
            if (n < 0) {
                throw new CorruptInput(packed.name() + ": the content ends " + left + " bytes too early");
            }
            left -= n;
        }
    }

    private void hop(BgzfBlock block) throws IOException {
        packed.pass(block.stored());
        blocked = true;
        memberLength = block.content();
        contentLength += block.content();
        checkRatio();
        passedMember();
    }

    private void beginMember() throws IOException {
        blocked = GzipHeader.read(packed).blocked();
        inflater.reset();
        crc.reset();
        memberLength = 0;
        inMember = true;
    }

    private void endMember() throws IOException {
        inMember = false;
        if (trailerField() != (int) crc.getValue()) {
            throw packed.corrupt("the content does not match its checksum", null);
        }
        if (trailerField() != (int) memberLength) {
            throw packed.corrupt("the content does not have the length that its trailer says", null);
        }
        passedMember();
    }

    /// Looks at what stands behind a member.
    private void passedMember() throws IOException {
        if (packed.atEnd()) {
            if (blocked && memberLength > 0) {
                throw packed.corrupt("a BGZF file without its end marker has been cut between two blocks,", null);
            }
            ended = true;
        } else if (packed.peek() == 0) {
            skipPadding();
            ended = true;
        }
    }

    /// Tape blocks and some stores fill up with zeros; RFC 1952 knows no padding, but gzip accepts it.
    private void skipPadding() throws IOException {
        while (!packed.atEnd()) {
            if (packed.peek() != 0) {
                throw packed.corrupt("something that is not gzip follows the compressed data", null);
            }
            packed.take("inside padding");
        }
    }

    private int trailerField() throws IOException {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= packed.take("inside a gzip trailer") << shift;
        }
        return value;
    }

    private void checkRatio() throws IOException {
        if (maxRatio != null
                && contentLength > RATIO_GRACE
                && maxRatio.multiply(BigDecimal.valueOf(packed.offset())).compareTo(BigDecimal.valueOf(contentLength))
                        < 0) {
            throw packed.corrupt(
                    "it unpacks to " + contentLength + " bytes, more than " + maxRatio.toPlainString()
                            + " times its size (max_decompression_ratio),",
                    null);
        }
    }

    @Override
    public long storedBytes() {
        return packed.storedBytes();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
