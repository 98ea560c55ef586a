package bio.sluice.normalize;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.pattern.LinearPattern;
import bio.sluice.record.Slice;
import bio.sluice.text.DecimalText;
import bio.sluice.text.Utf8;
import bio.sluice.text.Words;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `validate`: changes nothing, but fails where the value is not as it should be, so that `on_error` decides.
final class Validate extends Transform {
    private static final long serialVersionUID = 1L;

    private static final String LEAST = "-1e1000";
    private static final String MOST = "1e1000";
    private static final Option<String> PATTERN =
            Option.text("pattern", null, "Regular expression (RE2 syntax) that the whole value must match");
    private static final Option<List<String>> ALLOWED = Option.texts("allowed", List.of(), "The values that may occur");
    private static final Option<BigDecimal> MIN =
            Option.decimal("min", null, LEAST, MOST, "Smallest number allowed; the value must be a number");
    private static final Option<BigDecimal> MAX =
            Option.decimal("max", null, LEAST, MOST, "Largest number allowed; the value must be a number");
    private static final Option<Long> MIN_LENGTH =
            Option.integer("min_length", null, 0, Integer.MAX_VALUE, "Fewest characters allowed");
    private static final Option<Long> MAX_LENGTH =
            Option.integer("max_length", null, 0, Integer.MAX_VALUE, "Most characters allowed");
    static final OptionTable OPTIONS = OptionTable.of(PATTERN, ALLOWED, MIN, MAX, MIN_LENGTH, MAX_LENGTH);

    private final LinearPattern pattern;
    private final Words allowed;
    private final byte[] min;
    private final byte[] max;
    private final long minLength;
    private final long maxLength;

    private Validate(OptionValues params, LinearPattern pattern) {
        this.pattern = pattern;
        this.allowed = params.isSet(ALLOWED) ? new Words(params.get(ALLOWED)) : null;
        this.min = digits(params.get(MIN));
        this.max = digits(params.get(MAX));
        this.minLength = params.isSet(MIN_LENGTH) ? params.get(MIN_LENGTH) : 0;
        this.maxLength = params.isSet(MAX_LENGTH) ? params.get(MAX_LENGTH) : Long.MAX_VALUE;
    }

    static Validate of(OptionValues params, ParamMistakes mistakes) {
        LinearPattern pattern = null;
        if (params.isSet(PATTERN)) {
            String halfAnchored = LinearPattern.halfAnchored(params.get(PATTERN));
            if (halfAnchored != null) {
                mistakes.add(PATTERN, halfAnchored, null);
                return null;
            }
            pattern = mistakes.pattern(PATTERN);
            if (pattern == null) {
                return null;
            }
        }
        if (OPTIONS.options().stream().noneMatch(params::isSet)) {
            mistakes.add(
                    PATTERN,
                    "validate needs something to check",
                    "give one of pattern, allowed, min, max, " + "min_length, max_length");
            return null;
        }
        return new Validate(params, pattern);
    }

    private static byte[] digits(BigDecimal number) {
        return number == null ? null : number.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        String wrong = wrong(in);
        if (wrong == null) {
            out.beUnchanged();
        } else {
            out.fail(wrong);
        }
    }

    private String wrong(RuleInput in) {
        Slice value = in.value();
        byte[] bytes = value.bytes();
        int start = value.start();
        int end = value.end();
        if (allowed != null && allowed.indexOf(bytes, start, end) < 0) {
            return "is not one of the allowed values";
        }
        if ((min != null || max != null) && !DecimalText.isNumber(bytes, start, end)) {
            return "is not a number";
        }
        if (min != null && DecimalText.compare(bytes, start, end, min, 0, min.length) < 0) {
            return "is smaller than " + new String(min, StandardCharsets.US_ASCII);
        }
        if (max != null && DecimalText.compare(bytes, start, end, max, 0, max.length) > 0) {
            return "is larger than " + new String(max, StandardCharsets.US_ASCII);
        }
        if (minLength > 0 || maxLength < Long.MAX_VALUE) {
            int length = Utf8.count(bytes, start, end);
            if (length < minLength) {
                return "has " + length + " characters, fewer than " + minLength;
            }
            if (length > maxLength) {
                return "has " + length + " characters, more than " + maxLength;
            }
        }
        return pattern == null || in.search().matches(pattern, bytes, start, end) ? null : "does not match " + pattern;
    }
}
