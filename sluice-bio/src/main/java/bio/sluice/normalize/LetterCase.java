package bio.sluice.normalize;

import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;
import bio.sluice.text.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// `uppercase` and `lowercase`, the same in every locale: `i` becomes `I` on a Turkish machine too. Beyond ASCII as
/// Unicode says (`ß` becomes `SS`). Numbers, `true` and `false` of JSON stay as they are.
final class LetterCase extends Transform {
    private static final long serialVersionUID = 1L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final boolean upper;
    /// Added to a byte of seven bits, these carry into the eighth from the first letter on, and from behind the last.
    private final long fromFirst;

    private final long fromBehind;

    LetterCase(boolean upper) {
        this.upper = upper;
        fromFirst = ONES * (0x80 - (upper ? 'a' : 'A'));
        fromBehind = ONES * (0x7F - (upper ? 'z' : 'Z'));
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        Slice value = in.value();
        byte[] bytes = value.bytes();
        int end = value.end();
        byte first = (byte) (upper ? 'a' : 'A');
        int at = value.start();
        while (at < end && bytes[at] >= 0 && !isLetter(bytes[at], first)) {
            at++;
        }
        if (at == end || !in.isText()) {
            out.beUnchanged();
        } else if (Utf8.isAscii(bytes, at, end)) {
            convert(bytes, value.start(), at, end, first, out);
        } else {
            String text = value.text();
            byte[] converted = (upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT))
                    .getBytes(StandardCharsets.UTF_8);
            out.beTextUnlessSame(in, converted, 0, converted.length);
        }
    }

    /// If it is ASCII without a letter of the other case; eight bytes are looked at at a time.
    @Override
    boolean leaves(byte[] bytes, int start, int end) {
        long marks = 0;
        int i = start;
        for (; i + Long.BYTES < end; i += Long.BYTES) {
            marks |= unsettled((long) LONG.get(bytes, i));
        }
        marks |= unsettled((long) LONG.get(bytes, i) & -1L >>> Byte.SIZE * (Long.BYTES - (end - i)));
        return marks == 0;
    }

    /// The high bit of each byte that is no ASCII or a letter of the other case.
    private long unsettled(long word) {
        long low = word & ~HIGHS;
        // From the first letter on, and from behind the last one on.
        long letters = low + fromFirst & ~(low + fromBehind);
        return (letters | word) & HIGHS;
    }

    private static void convert(byte[] bytes, int start, int at, int end, byte first, NewValue out) {
        ByteSink scratch = out.scratch();
        byte[] to = scratch.room(end - start);
        System.arraycopy(bytes, start, to, 0, at - start);
        for (int i = at; i < end; i++) {
            byte b = bytes[i];
            to[i - start] = isLetter(b, first) ? (byte) (b ^ 0x20) : b;
        }
        scratch.length(end - start);
        out.beScratchText();
    }

    /// Whether `b` is one of the 26 letters from `first` on.
    private static boolean isLetter(byte b, byte first) {
        return b >= first && b <= first + 25;
    }

    @Override
    boolean mayFail() {
        return false;
    }
}
