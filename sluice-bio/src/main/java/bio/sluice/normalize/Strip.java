package bio.sluice.normalize;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.record.Slice;
import bio.sluice.text.Utf8;
import bio.sluice.text.Words;

/// `strip`: takes white space off both ends, the no-break spaces of spreadsheets included; or the characters given.
final class Strip extends Transform {
    private static final long serialVersionUID = 1L;

    private static final Option<String> CHARS =
            Option.text("chars", null, "Characters to take off both ends; default: white space");
    static final OptionTable OPTIONS = OptionTable.of(CHARS);

    /// The characters to take off; null for white space.
    private final Words characters;

    private Strip(Words characters) {
        this.characters = characters;
    }

    static Strip of(OptionValues params) {
        String chars = params.get(CHARS);
        return new Strip(
                chars == null
                        ? null
                        : new Words(
                                chars.codePoints().mapToObj(Character::toString).toList()));
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        Slice value = in.value();
        byte[] bytes = value.bytes();
        int start = value.start();
        int end = value.end();
        while (start < end) {
            int length = Utf8.length(bytes, start, end);
            if (!goes(bytes, start, start + length)) {
                break;
            }
            start += length;
        }
        while (start < end) {
            int last = end - 1;
            while (last > start && (bytes[last] & 0xC0) == 0x80) {
                last--;
            }
            if (!goes(bytes, last, end)) {
                break;
            }
            end = last;
        }
        if (end - start == value.length() || !in.isText()) {
            out.beUnchanged();
        } else {
            out.beText(bytes, start, end);
        }
    }

    @Override
    boolean leaves(byte[] bytes, int start, int end) {
        return characters == null && isClean(bytes[start]) && isClean(bytes[end - 1]);
    }

    /// Whether a byte is ASCII and no white space.
    private static boolean isClean(byte b) {
        return b > ' ';
    }

    private boolean goes(byte[] bytes, int start, int end) {
        return characters == null
                ? Utf8.isWhiteSpace(Utf8.codePoint(bytes, start, end))
                : characters.indexOf(bytes, start, end) >= 0;
    }

    @Override
    boolean mayFail() {
        return false;
    }
}
