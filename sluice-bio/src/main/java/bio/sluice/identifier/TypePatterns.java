package bio.sluice.identifier;

import java.util.ArrayList;
import java.util.List;

/// The patterns of some types as one automaton. One thread.
final class TypePatterns {
    /// How much a pattern says.
    enum Form {
        /// The canonical text.
        CANONICAL,
        /// The same with what may stand behind it.
        TAILED,
        /// The canonical text without its prefix or its zeros.
        BARE
    }

    private final List<Integer> typeOf = new ArrayList<>();
    private final List<Form> formOf = new ArrayList<>();
    private final JointAutomaton automaton;

    TypePatterns(List<IdentifierType> types) {
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            List<IdentifierType> all = new ArrayList<>(types.get(i).contains());
            all.add(types.get(i));
            for (IdentifierType type : all) {
                TypeFacts facts = type.facts();
                add(patterns, facts.canonicalPattern(), i, Form.CANONICAL);
                if (!facts.tails().isEmpty()) {
                    add(patterns, facts.wholePattern(), i, Form.TAILED);
                }
                if (!facts.prefix().isEmpty()) {
                    add(patterns, facts.pattern(), i, Form.BARE);
                }
                if (!facts.unpadded().isEmpty()) {
                    add(patterns, facts.unpadded(), i, Form.BARE);
                }
                if (!facts.bare().isEmpty()) {
                    add(patterns, "[1-9][0-9]{2,10}", i, Form.BARE);
                }
            }
        }
        automaton = new JointAutomaton(patterns);
    }

    private void add(List<String> patterns, String pattern, int type, Form form) {
        patterns.add(pattern);
        typeOf.add(type);
        formOf.add(form);
    }

    /// The tags of all patterns that match `bytes[start, end)`, canonical ones of a type first.
    int[] match(byte[] bytes, int start, int end) {
        return automaton.match(bytes, start, end);
    }

    /// The place of the type that a tag stands for.
    int type(int tag) {
        return typeOf.get(tag - 1);
    }

    Form form(int tag) {
        return formOf.get(tag - 1);
    }
}
