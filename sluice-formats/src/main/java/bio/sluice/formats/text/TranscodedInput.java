package bio.sluice.formats.text;

import bio.sluice.io.ByteInput;
import bio.sluice.stream.Transcoded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/// An input brought to UTF-8; each byte that its encoding cannot decode becomes the three bytes of [Transcoded]. One
/// thread, [#storedBytes] aside.
final class TranscodedInput implements ByteInput {
    private static final int BLOCK = 1 << 15;
    /// Most UTF-8 bytes of a `char`, and bytes of a mark.
    private static final int GROWTH = 3;

    private final ByteInput input;
    private final CharsetDecoder decoder;
    private final int mostMalformed;
    private final ByteBuffer source = ByteBuffer.allocate(BLOCK).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BLOCK);
    private final byte[] out = new byte[GROWTH * BLOCK + 8];
    private int from;
    private int to;
    private boolean ended;
    private boolean flushed;

    TranscodedInput(ByteInput input, Charset charset) {
        this.input = input;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // The JDK's decoder takes what follows half a surrogate pair for malformed too: it may be a line end.
        this.mostMalformed = charset.name().startsWith("UTF-16") ? Character.BYTES : Integer.MAX_VALUE;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (from == to) {
            if (flushed) {
                return -1;
            }
            refill();
        }
        int n = Math.min(length, to - from);
        System.arraycopy(out, from, into, offset, n);
        from += n;
        return n;
    }

    private void refill() throws IOException {
        from = 0;
        to = 0;
        if (!ended) {
            source.compact();
            int n = input.read(source.array(), source.position(), source.remaining());
            ended = n < 0;
            source.position(source.position() + Math.max(n, 0)).flip();
        }
        // A high surrogate whose other half is still to come stays in `chars`, at its beginning.
        CoderResult result = decoder.decode(source, chars, ended);
        if (result.isError()) {
            encode(true);
            for (int i = Math.min(result.length(), mostMalformed); i > 0; i--) {
                Transcoded.mark(source.get(), out, to);
                to += GROWTH;
            }
            return;
        }
        if (ended && result.isUnderflow()) {
            flushed = decoder.flush(chars).isUnderflow();
        }
        encode(flushed);
    }

    /// Moves the decoded characters to the output as UTF-8.
    private void encode(boolean all) {
        char[] text = chars.array();
        int n = chars.position();
        int i = 0;
        while (i < n) {
            char c = text[i];
            if (c < 0x80) {
                out[to++] = (byte) c;
            } else if (c < 0x800) {
                out[to++] = (byte) (0xC0 | c >> 6);
                out[to++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c)) {
                if (i + 1 == n) {
                    break;
                }
                int codePoint = Character.toCodePoint(c, text[++i]);
                out[to++] = (byte) (0xF0 | codePoint >> 18);
                out[to++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
                out[to++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
                out[to++] = (byte) (0x80 | codePoint & 0x3F);
            } else {
                out[to++] = (byte) (0xE0 | c >> 12);
                out[to++] = (byte) (0x80 | c >> 6 & 0x3F);
                out[to++] = (byte) (0x80 | c & 0x3F);
            }
            i++;
        }
        chars.clear();
        if (i < n) {
            if (all) {
                throw new IllegalStateException("the decoder gave half a surrogate pair");
            }
            chars.put(text[i]);
        }
    }

    @Override
    public long storedBytes() {
        return input.storedBytes();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
