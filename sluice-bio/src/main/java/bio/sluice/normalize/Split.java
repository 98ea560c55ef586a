package bio.sluice.normalize;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import bio.sluice.record.Slice;
import bio.sluice.text.Utf8;
import java.nio.charset.StandardCharsets;

/// `split`: cuts a text at a separator into a list, or takes one of the parts. In CSV and TSV output, which have no
/// lists, the parts stand in one text with the output's list separator between them.
final class Split extends Transform {
    private static final long serialVersionUID = 1L;

    private static final Option<String> SEPARATOR =
            Option.text("separator", null, "Text at which to cut").mandatory();
    private static final Option<Long> INDEX = Option.integer(
            "index",
            null,
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            "The one part to keep: 0 is the first, -1 the last; default: all of them, as a list");
    static final OptionTable OPTIONS = OptionTable.of(SEPARATOR, INDEX);

    private final byte[] separator;
    /// Null for all parts.
    private final Long index;

    private Split(byte[] separator, Long index) {
        this.separator = separator;
        this.index = index;
    }

    static Split of(OptionValues params, ParamMistakes mistakes) {
        String separator = params.get(SEPARATOR);
        if (separator == null) {
            return null;
        }
        if (separator.isEmpty()) {
            mistakes.add(SEPARATOR, "there is nothing to cut at", "give the text between the parts");
            return null;
        }
        return new Split(separator.getBytes(StandardCharsets.UTF_8), params.get(INDEX));
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        if (index != null) {
            part(in.value(), out, in);
        } else if (in.shape().flat()) {
            joined(in, out);
        } else {
            list(in.value(), out);
        }
    }

    private void part(Slice value, NewValue out, RuleInput in) {
        long wanted = index >= 0 ? index : count(value) + index;
        int start = value.start();
        for (long i = 0; wanted >= 0; i++) {
            int end = partEnd(value, start);
            if (i == wanted) {
                out.beTextUnlessSame(in, value.bytes(), start, end);
                return;
            }
            if (end == value.end()) {
                break;
            }
            start = end + separator.length;
        }
        out.fail("has no part " + index);
    }

    private long count(Slice value) {
        long count = 1;
        for (int at = partEnd(value, value.start()); at < value.end(); at = partEnd(value, at + separator.length)) {
            count++;
        }
        return count;
    }

    private void joined(RuleInput in, NewValue out) {
        Slice value = in.value();
        byte[] between = in.shape().listSeparator().getBytes(StandardCharsets.UTF_8);
        ByteSink scratch = out.scratch();
        int start = value.start();
        while (true) {
            int end = partEnd(value, start);
            scratch.write(value.bytes(), start, end);
            if (end == value.end()) {
                break;
            }
            scratch.write(between);
            start = end + separator.length;
        }
        out.beTextUnlessSame(in, scratch.bytes(), 0, scratch.length());
    }

    private void list(Slice value, NewValue out) {
        ByteSink scratch = out.scratch();
        scratch.write('[');
        int start = value.start();
        while (true) {
            int end = partEnd(value, start);
            JsonText.writeString(value.bytes(), start, end, scratch);
            if (end == value.end()) {
                break;
            }
            scratch.write(',');
            start = end + separator.length;
        }
        scratch.write(']');
        out.beScratchJson();
    }

    /// The end of the part that begins at `start`: where the next separator begins, or the end of the value.
    private int partEnd(Slice value, int start) {
        int found = Utf8.indexOf(value.bytes(), start, value.end(), separator, 0, separator.length);
        return found < 0 ? value.end() : found;
    }
}
