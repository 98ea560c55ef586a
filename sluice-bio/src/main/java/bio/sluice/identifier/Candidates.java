package bio.sluice.identifier;

import java.util.BitSet;
import java.util.List;

/// Finds the types whose parsers may take a value that is not canonical as it stands. One thread.
final class Candidates {
    private static final int MOST_LAYERS = 4;

    private final IdentifierParsers parsers;
    private final IdentifierTypes all;
    private final Unwrapping unwrapping;
    private final List<IdentifierType> types;
    private final ParsedIdentifier scratch = new ParsedIdentifier();
    private final BitSet asked = new BitSet();

    Candidates(IdentifierParsers parsers, List<IdentifierType> types) {
        this.parsers = parsers;
        this.all = parsers.types();
        this.types = types;
        unwrapping = new Unwrapping(all);
    }

    /// The places of these types; void with the next call.
    ///
    /// @param draft the value, which is lost
    BitSet of(Draft draft, TypePatterns patterns) {
        asked.clear();
        Cleaning.clean(draft, scratch);
        IdentifierType named = null;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            draft.trim();
            IdentifierType next = unwrapping.named(draft, scratch);
            if (next == null) {
                break;
            }
            named = next;
        }
        if (named != null) {
            for (int i = 0; i < types.size(); i++) {
                if (unwrapping.fits(named, types.get(i))) {
                    asked.set(i);
                }
            }
            return asked;
        }
        spelt(draft);
        add(patterns.match(draft.text(), draft.from(), draft.to()), patterns);
        draft.lower(draft.from());
        add(patterns.match(draft.text(), draft.from(), draft.to()), patterns);
        draft.upper(draft.from());
        add(patterns.match(draft.text(), draft.from(), draft.to()), patterns);
        return asked;
    }

    /// Types that have a label or a word with which the value begins, or code of their own.
    private void spelt(Draft draft) {
        for (int i = 0; i < types.size(); i++) {
            TypeFacts facts = types.get(i).facts();
            if (parsers.hasCode(types.get(i)) || begins(draft, facts.labels()) || begins(draft, facts.words())) {
                asked.set(i);
            }
        }
    }

    private static boolean begins(Draft draft, List<String> words) {
        for (String word : words) {
            if (draft.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    private void add(int[] tags, TypePatterns patterns) {
        for (int tag : tags) {
            asked.set(patterns.type(tag));
        }
    }

    @Override
    public String toString() {
        return asked + " of " + all.names();
    }
}
