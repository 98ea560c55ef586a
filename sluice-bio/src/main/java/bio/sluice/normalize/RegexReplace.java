package bio.sluice.normalize;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.pattern.LinearPattern;
import bio.sluice.pattern.PatternSearch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;

/// `regex_replace`: puts a [Replacement] in place of every match of a pattern.
final class RegexReplace extends Transform {
    private static final long serialVersionUID = 1L;

    private static final Option<String> PATTERN = Option.text(
                    "pattern",
                    null,
                    "Regular expression (RE2 syntax) whose matches are replaced, anywhere in the value")
            .mandatory();
    private static final Option<String> REPLACEMENT =
            Option.text("replacement", "", "What to put in their place; $1 or \\1 stand for groups");
    static final OptionTable OPTIONS = OptionTable.of(PATTERN, REPLACEMENT);

    private final LinearPattern pattern;
    private final Replacement replacement;

    private RegexReplace(LinearPattern pattern, Replacement replacement) {
        this.pattern = pattern;
        this.replacement = replacement;
    }

    static RegexReplace of(OptionValues params, ParamMistakes mistakes) {
        LinearPattern pattern = mistakes.pattern(PATTERN);
        if (pattern == null) {
            return null;
        }
        try {
            return new RegexReplace(pattern, Replacement.of(params.get(REPLACEMENT), pattern));
        } catch (IllegalArgumentException mistake) {
            mistakes.add(REPLACEMENT, mistake.getMessage(), null);
            return null;
        }
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        Slice value = in.value();
        byte[] bytes = value.bytes();
        PatternSearch search = in.search();
        search.begin(pattern, bytes, value.start(), value.end());
        if (!search.find()) {
            out.beUnchanged();
            return;
        }
        ByteSink scratch = out.scratch();
        int copied = value.start();
        do {
            scratch.write(bytes, copied, search.start(0));
            replacement.writeTo(scratch, bytes, search);
            copied = search.end(0);
            if (out.exceeds(in, scratch.length())) {
                return;
            }
            if (search.isExhausted()) {
                out.fail("is too long for a pattern that looks so far ahead for each match");
                return;
            }
        } while (search.find());
        scratch.write(bytes, copied, value.end());
        out.beTextUnlessSame(in, scratch.bytes(), 0, scratch.length());
    }
}
