package bio.sluice.normalize;

import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;
import bio.sluice.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// `uppercase` and `lowercase`, the same in every locale: `i` becomes `I` on a Turkish machine too. Beyond ASCII as
/// Unicode says (`ß` becomes `SS`). Numbers, `true` and `false` of JSON stay as they are.
final class LetterCase extends Transform {
    private static final long serialVersionUID = 1L;

    private final boolean upper;

    LetterCase(boolean upper) {
        this.upper = upper;
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
