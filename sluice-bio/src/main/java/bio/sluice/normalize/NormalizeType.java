package bio.sluice.normalize;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.stream.ProcessorFactory;
import java.util.ArrayList;
import java.util.List;

/// The processor `normalize`: rewrites fields by rules. Immutable.
///
/// A rule names a field and a transformation: `{field: symbol, transform: uppercase}`. It leaves alone records that do
/// not have the field or have null there, but for transformations that give values (`default`, `coalesce`, `join` of
/// fields, `format`), and records for which its `condition` does not hold. A value that a rule does not change stays
/// as it was written, byte for byte. If a rule fails and its `on_error` is `raise`, the record keeps the fields it had
/// before the first rule and gets a `normalization_error`.
public final class NormalizeType implements ProcessorType {
    private static final Option<List<OptionValues>> RULES =
            Option.tables("rules", RuleReader.OPTIONS, "What to do to which field, in order");
    private static final Option<String> FIELD = Option.text("field", null, "The field that the rules are applied to")
            .mandatory();
    private static final Option<String> PACK = Option.choice(
                    "pack", null, RulePacks.NAMES, "The rules: what kind of values the field holds")
            .mandatory();
    /// Whoever reads the settings puts the rules of packs before the others; here only their names are checked.
    private static final Option<List<OptionValues>> PACKS = Option.tables(
            "packs", OptionTable.of(FIELD, PACK), "Rules that come with Sluice, applied before the others");
    private static final Option<Boolean> AUDIT = Option.flag(
            "audit", false, "Whether a column FIELD_changes says for each field which rules changed it, and from what");
    private static final Option<Boolean> KEEP_UNLISTED = Option.flag(
            "keep_unlisted", true, "Whether fields that no rule names stay; false leaves them out of the record");
    private static final OptionTable OPTIONS = OptionTable.of(RULES, PACKS, KEEP_UNLISTED, AUDIT);

    @Override
    public String name() {
        return "normalize";
    }

    @Override
    public String summary() {
        return "rewrites fields by rules: " + String.join(", ", TransformKind.words());
    }

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ProcessorFactory configure(OptionValues values, String path, Problems problems) {
        RuleReader reader = new RuleReader(problems);
        List<OptionValues> tables = values.isSet(RULES) ? values.get(RULES) : List.of();
        if (!values.isSet(RULES)) {
            problems.add(values.location(), path, "missing \"rules\"", "What to do to which field, in order");
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            Rule rule = reader.read(i + 1, tables.get(i), path + ".rules[" + i + "]");
            if (rule != null) {
                rules.add(rule);
            }
        }
        return new NormalizeFactory(rules, values.get(KEEP_UNLISTED), values.get(AUDIT));
    }
}
