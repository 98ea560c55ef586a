package bio.sluice.normalize;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;

/// `default`: gives a field that is absent, null or empty a value.
final class DefaultValue extends Transform {
    private static final long serialVersionUID = 1L;

    private static final Option<ConfigNode> VALUE =
            Option.tree("value", "What the field gets where it has no value").mandatory();
    static final OptionTable OPTIONS = OptionTable.of(VALUE);

    private final Constant value;

    private DefaultValue(Constant value) {
        this.value = value;
    }

    static DefaultValue of(OptionValues params, ParamMistakes mistakes) {
        Constant value = params.isSet(VALUE) ? mistakes.constant(VALUE) : null;
        return value == null ? null : new DefaultValue(value);
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        if (in.isMissing()) {
            value.writeTo(out);
        } else {
            out.beUnchanged();
        }
    }

    @Override
    boolean fills() {
        return true;
    }

    @Override
    boolean takesNested() {
        return true;
    }

    @Override
    boolean mayFail() {
        return false;
    }
}
