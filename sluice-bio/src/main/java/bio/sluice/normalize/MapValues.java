package bio.sluice.normalize;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.record.Slice;
import bio.sluice.text.Words;
import java.util.ArrayList;
import java.util.List;

/// `map`: puts other values in place of whole values, by a table. A value that is not in it becomes the rule's
/// `default`, or stays as it is if there is none.
final class MapValues extends Transform {
    private static final long serialVersionUID = 1L;

    private static final Option<ConfigNode> MAPPING =
            Option.tree("mapping", "Old value: new value, for each").mandatory();
    static final OptionTable OPTIONS = OptionTable.of(MAPPING);

    private final Words from;
    private final List<Constant> to;
    private final Constant otherwise;

    private MapValues(Words from, List<Constant> to, Constant otherwise) {
        this.from = from;
        this.to = to;
        this.otherwise = otherwise;
    }

    static MapValues of(OptionValues params, Constant otherwise, ParamMistakes mistakes) {
        ConfigNode node = params.get(MAPPING);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ConfigNode.Mapping mapping) || mapping.entries().isEmpty()) {
            mistakes.add(MAPPING, "expected old values with new ones (old: new)", null);
            return null;
        }
        List<Constant> to = new ArrayList<>();
        mapping.entries().forEach((key, value) -> {
            if (value instanceof ConfigNode.Scalar scalar) {
                to.add(Constant.of(scalar));
            } else {
                mistakes.add(value.location(), MAPPING, "expected a single value for \"" + key + "\"");
            }
        });
        return new MapValues(new Words(List.copyOf(mapping.entries().keySet())), to, otherwise);
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        Slice value = in.value();
        int found = from.indexOf(value.bytes(), value.start(), value.end());
        Constant constant = found >= 0 ? to.get(found) : otherwise;
        if (constant == null) {
            out.beUnchanged();
        } else {
            constant.writeTo(out);
        }
    }

    @Override
    boolean mayFail() {
        return false;
    }
}
