package bio.sluice.normalize;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;
import bio.sluice.text.DecimalText;
import bio.sluice.text.Utf8;
import bio.sluice.text.Words;
import java.util.List;
import java.util.Locale;

/// `cast`: makes a number, `true` or `false`, or a text of a value. Digits are copied, never calculated, so numbers of
/// any length stay exact. Blanks around the value do not count; where nothing is left the field becomes null.
final class Cast extends Transform {
    private static final long serialVersionUID = 1L;

    private enum Type {
        /// An optional sign and digits, such as `007` (7) or `672.0` (672), which pandas writes for it. No exponent:
        /// `2.31E+19` is what a spreadsheet left of an identifier.
        INTEGER,
        /// A number as [DecimalText] knows it; its text stays (1.10), but for a plus sign and leading zeros.
        NUMBER,
        /// true, yes, t, y, 1; false, no, f, n, 0; in any case.
        BOOLEAN,
        /// The text that stands for a number, `true`, `false`, list or object.
        TEXT
    }

    private static final Option<String> TO = Option.choice(
                    "to", null, List.of("integer", "number", "boolean", "text"), "What the value becomes")
            .mandatory();
    static final OptionTable OPTIONS = OptionTable.of(TO);

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    /// Words for true at even places, for false at odd ones.
    private static final Words TRUTHS = new Words(List.of("true", "false", "yes", "no", "t", "f", "y", "n", "1", "0"));
    private static final int LONGEST_TRUTH = 5;

    private final Type type;

    private Cast(Type type) {
        this.type = type;
    }

    static Cast of(OptionValues params) {
        String to = params.get(TO);
        return to == null ? null : new Cast(Type.valueOf(to.toUpperCase(Locale.ROOT)));
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        Slice value = in.value();
        byte[] bytes = value.bytes();
        if (type == Type.TEXT) {
            if (in.isText()) {
                out.beUnchanged();
            } else {
                out.beText(bytes, value.start(), value.end());
            }
            return;
        }
        if (in.isNested()) {
            out.fail("is a list or object");
            return;
        }
        int start = value.start();
        int end = value.end();
        while (start < end && Utf8.isWhiteSpace(bytes[start])) {
            start++;
        }
        while (start < end && Utf8.isWhiteSpace(bytes[end - 1])) {
            end--;
        }
        if (start == end) {
            out.beNull();
            return;
        }
        switch (type) {
            case INTEGER -> integer(in, start, end, out);
            case NUMBER -> number(in, start, end, out);
            default -> truth(in, start, end, out);
        }
    }

    private static void integer(RuleInput in, int start, int end, NewValue out) {
        byte[] bytes = in.value().bytes();
        int point = end;
        if (DecimalText.isNumber(bytes, start, end)) {
            while (bytes[point - 1] == '0') {
                if (--point == start) {
                    break;
                }
            }
            point = point > start && bytes[point - 1] == '.' ? point - 1 : end;
        }
        if (DecimalText.isInteger(bytes, start, point)) {
            json(in, bytes, start, point, out);
        } else {
            out.fail("is not an integer");
        }
    }

    private static void number(RuleInput in, int start, int end, NewValue out) {
        if (DecimalText.isNumber(in.value().bytes(), start, end)) {
            json(in, in.value().bytes(), start, end, out);
        } else {
            out.fail("is not a number");
        }
    }

    /// Writes a number as JSON has it (RFC 8259 §6): without plus sign and leading zeros.
    private static void json(RuleInput in, byte[] bytes, int start, int end, NewValue out) {
        if (DecimalText.isJsonNumber(bytes, start, end)) {
            become(in, bytes, start, end, out);
            return;
        }
        int digits = bytes[start] == '-' || bytes[start] == '+' ? start + 1 : start;
        while (digits + 1 < end && bytes[digits] == '0' && bytes[digits + 1] >= '0' && bytes[digits + 1] <= '9') {
            digits++;
        }
        ByteSink scratch = out.scratch();
        if (bytes[start] == '-') {
            scratch.write('-');
        }
        scratch.write(bytes, digits, end);
        out.beScratchJson();
    }

    private static void truth(RuleInput in, int start, int end, NewValue out) {
        ByteSink scratch = out.scratch();
        if (end - start <= LONGEST_TRUTH) {
            for (int i = start; i < end; i++) {
                byte b = in.value().bytes()[i];
                scratch.write(b >= 'A' && b <= 'Z' ? b | 0x20 : b);
            }
        }
        int found = TRUTHS.indexOf(scratch.bytes(), 0, scratch.length());
        if (found < 0) {
            out.fail("is neither true nor false");
        } else {
            byte[] word = found % 2 == 0 ? TRUE : FALSE;
            become(in, word, 0, word.length, out);
        }
    }

    private static void become(RuleInput in, byte[] bytes, int start, int end, NewValue out) {
        if (in.isText()) {
            out.beJson(bytes, start, end);
        } else {
            out.beTextUnlessSame(in, bytes, start, end);
            if (!out.isUnchanged()) {
                out.beJson(bytes, start, end);
            }
        }
    }

    @Override
    boolean takesNested() {
        return true;
    }
}
