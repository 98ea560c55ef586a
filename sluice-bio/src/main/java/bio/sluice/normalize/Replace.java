package bio.sluice.normalize;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;
import bio.sluice.text.Utf8;
import java.nio.charset.StandardCharsets;

/// `replace`: puts one text in place of another wherever it occurs.
final class Replace extends Transform {
    private static final long serialVersionUID = 1L;

    private static final Option<String> OLD = Option.text("old", null, "Text to be replaced, character by character")
            .mandatory();
    private static final Option<String> NEW = Option.text("new", "", "What to put in its place");
    static final OptionTable OPTIONS = OptionTable.of(OLD, NEW);

    private final byte[] old;
    private final byte[] replacement;

    private Replace(byte[] old, byte[] replacement) {
        this.old = old;
        this.replacement = replacement;
    }

    static Replace of(OptionValues params, ParamMistakes mistakes) {
        String old = params.get(OLD);
        if (old == null) {
            return null;
        }
        if (old.isEmpty()) {
            mistakes.add(OLD, "there is nothing to replace", "give the text to be replaced");
            return null;
        }
        return new Replace(old.getBytes(StandardCharsets.UTF_8), params.get(NEW).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        Slice value = in.value();
        byte[] bytes = value.bytes();
        int end = value.end();
        int found = Utf8.indexOf(bytes, value.start(), end, old, 0, old.length);
        if (found < 0) {
            out.beUnchanged();
            return;
        }
        ByteSink scratch = out.scratch();
        int copied = value.start();
        while (found >= 0) {
            scratch.write(bytes, copied, found);
            scratch.write(replacement);
            if (out.exceeds(in, scratch.length())) {
                return;
            }
            copied = found + old.length;
            found = Utf8.indexOf(bytes, copied, end, old, 0, old.length);
        }
        scratch.write(bytes, copied, end);
        out.beTextUnlessSame(in, scratch.bytes(), 0, scratch.length());
    }
}
