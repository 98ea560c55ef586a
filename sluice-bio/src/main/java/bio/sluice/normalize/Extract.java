package bio.sluice.normalize;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.pattern.LinearPattern;
import bio.sluice.pattern.PatternSearch;
import bio.sluice.record.Slice;

/// `extract`: keeps what a pattern, or a group of it, matches first. No match is an error, so that `on_error` decides.
final class Extract extends Transform {
    private static final long serialVersionUID = 1L;

    private static final Option<String> PATTERN = Option.text(
                    "pattern", null, "Regular expression (RE2 syntax) to look for, anywhere in the value")
            .mandatory();
    private static final Option<String> GROUP = Option.text(
            "group",
            null,
            "Number or name of the group to keep; default: the first, or the whole match without groups");
    static final OptionTable OPTIONS = OptionTable.of(PATTERN, GROUP);

    private final LinearPattern pattern;
    private final int group;

    private Extract(LinearPattern pattern, int group) {
        this.pattern = pattern;
        this.group = group;
    }

    static Extract of(OptionValues params, ParamMistakes mistakes) {
        LinearPattern pattern = mistakes.pattern(PATTERN);
        if (pattern == null) {
            return null;
        }
        String group = params.get(GROUP);
        try {
            return new Extract(
                    pattern, group == null ? Math.min(1, pattern.groups()) : Replacement.group(group, pattern));
        } catch (IllegalArgumentException mistake) {
            mistakes.add(GROUP, mistake.getMessage(), null);
            return null;
        }
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        Slice value = in.value();
        PatternSearch search = in.search();
        search.begin(pattern, value.bytes(), value.start(), value.end());
        if (!search.find()) {
            out.fail("does not hold " + pattern);
        } else if (search.start(group) < 0) {
            out.fail("has nothing for group " + group + " of " + pattern);
        } else {
            out.beTextUnlessSame(in, value.bytes(), search.start(group), search.end(group));
        }
    }
}
