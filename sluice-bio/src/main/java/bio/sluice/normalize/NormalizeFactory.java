package bio.sluice.normalize;

import bio.sluice.stream.Processor;
import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.ReadsFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Makes processors that apply a list of rules. Immutable.
final class NormalizeFactory implements ProcessorFactory, ReadsFields, Auditable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Rule> rules;
    private final boolean keepUnlisted;
    private final boolean audit;

    NormalizeFactory(List<Rule> rules, boolean keepUnlisted, boolean audit) {
        this.rules = new ArrayList<>(rules);
        this.keepUnlisted = keepUnlisted;
        this.audit = audit;
    }

    @Override
    public Processor create() {
        return new NormalizeProcessor(List.copyOf(rules), keepUnlisted, audit ? targets() : List.of());
    }

    @Override
    public List<String> targets() {
        return rules.stream().map(Rule::target).distinct().toList();
    }

    @Override
    public ProcessorFactory audited() {
        return new NormalizeFactory(rules, keepUnlisted, true);
    }

    @Override
    public List<String> fields() {
        Set<String> made = new HashSet<>();
        Set<String> read = new LinkedHashSet<>();
        for (Rule rule : rules) {
            List<String> names = new ArrayList<>();
            if (!rule.transform().fills()) {
                names.add(rule.field());
            }
            names.addAll(rule.transform().reads());
            if (rule.condition() != null) {
                names.addAll(rule.condition().fields());
            }
            names.stream().filter(name -> !made.contains(name)).forEach(read::add);
            made.add(rule.target());
        }
        return List.copyOf(read);
    }
}
