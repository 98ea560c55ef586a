package bio.sluice.normalize;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.record.Slice;
import java.util.List;

/// `coalesce`: the field's own value, or that of the first other field that has one. Absent, null and empty are none;
/// where no field has a value, nothing changes.
final class Coalesce extends Transform {
    private static final long serialVersionUID = 1L;

    private static final Option<List<String>> FIELDS = Option.texts(
                    "fields", List.of(), "Fields to look at, in order, where the field itself has no value")
            .mandatory();
    static final OptionTable OPTIONS = OptionTable.of(FIELDS);

    private final List<String> fields;

    private Coalesce(List<String> fields) {
        this.fields = fields;
    }

    static Coalesce of(OptionValues params, ParamMistakes mistakes) {
        List<String> fields = params.get(FIELDS);
        if (fields.isEmpty()) {
            if (params.isSet(FIELDS)) {
                mistakes.add(FIELDS, "there is no other field", "name the fields to look at");
            }
            return null;
        }
        return new Coalesce(fields);
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        if (in.isMissing()) {
            for (int i = 0; i < fields.size(); i++) {
                Slice other = in.other(i);
                if (other != null && !other.isEmpty()) {
                    out.beValueOf(in.otherField(i));
                    return;
                }
            }
        }
        out.beUnchanged();
    }

    @Override
    List<String> reads() {
        return fields;
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
