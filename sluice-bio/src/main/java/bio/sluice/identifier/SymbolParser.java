package bio.sluice.identifier;

import java.util.ArrayList;
import java.util.List;

/// Parses human gene symbols. Immutable, thread-safe.
///
/// Their form is loose, so a value that is plainly an identifier of another scheme is refused although it would pass.
/// Canonical letters are upper case, but for `orf` in `C9orf72`. Dates are what spreadsheets made of symbols.
final class SymbolParser implements IdentifierParser {
    static final String TYPE = "hgnc.symbol";

    /// Upper-case symbols whose `ORF` should be `orf`.
    private static final String UPPER_ORF =
            "([A-Z0-9]+[\\-._])*C([0-9]{1,2}|X|Y)ORF[0-9]+[A-Z0-9]*([\\-._][A-Z0-9]+)*@?";

    /// Dates in upper case, which have the form of a symbol.
    private static final String UPPER_DATE = "(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)-[0-9]{1,2}";

    /// Gene symbols of any species: RIKEN clones begin with a digit, worm genes have points, fly genes brackets and
    /// more.
    private static final String OTHER_SPECIES =
            "[A-Za-z0-9]([A-Za-z0-9]|[\\-._()/:'+@\\[\\]][A-Za-z0-9()\\[\\]]|[)\\]])*";

    /// Symbols that are also numbers of dbSNP are no longer than this: RS1, SS18.
    private static final int LONGEST_LOOKALIKE = 5;

    /// What a value is at first sight: nothing known, or one of the patterns.
    private static final int NOTHING = 0;
    private static final int OTHER = 1;
    private static final int DATE = 2;
    private static final int ORF_REPAIR = 3;
    private static final int SYMBOL = 4;

    private final IdentifierType type;
    private final Unwrapping unwrapping;
    private final List<String> patterns = new ArrayList<>();
    private final int otherSchemes;
    /// All that matters in one run over the bytes. Made when first used; two threads may at worst make the same one
    /// twice.
    private Automaton automaton;

    private Automaton otherSpecies;
    private final IdentifierTypes all;

    SymbolParser(IdentifierType type, IdentifierTypes all) {
        this.type = type;
        this.all = all;
        unwrapping = new Unwrapping(all);
        // The first pattern that matches counts, so other schemes stand before the loose form of a symbol.
        for (IdentifierType other : all.all()) {
            if (other.facts().telling() == TypeFacts.Telling.STRONGLY
                    && !other.facts().hasSignsNoWordHas()) {
                patterns.add(other.facts().tellingPattern());
            }
        }
        otherSchemes = patterns.size();
        patterns.add(UPPER_DATE);
        patterns.add(UPPER_ORF);
        patterns.add(type.facts().pattern());
    }

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public List<String> types() {
        return List.of(TYPE);
    }

    /// Judges a human symbol that is canonical as it stands.
    ///
    /// @return false if the value is something else; what it is has to be asked of [#parse]
    boolean exact(byte[] bytes, int start, int end, ParsedIdentifier out) {
        if (sight(bytes, start, end) != SYMBOL) {
            return false;
        }
        out.begin(type, TYPE);
        out.accept(bytes, start, end, type);
        return true;
    }

    @Override
    public void parse(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        if (out.species() != 0 && out.species() != Species.HUMAN) {
            ofOtherSpecies(bytes, start, end, out);
            return;
        }
        int sight = sight(bytes, start, end);
        if (sight == SYMBOL) {
            out.accept(bytes, start, end, type);
            return;
        }
        List<String> damaged = sight == DATE || sight == NOTHING ? ExcelDates.symbols(bytes, start, end) : null;
        if (damaged != null) {
            out.refuse(Status.EXCEL_DAMAGED);
            out.candidates(damaged);
        } else if (sight == OTHER) {
            out.refuse(Status.WRONG_TYPE);
        } else {
            unwrap(bytes, start, end, sight, out);
        }
    }

    /// Symbols of other species differ from human ones in their letters: mouse and rat Trp53, zebrafish tp53.
    private void ofOtherSpecies(byte[] bytes, int start, int end, ParsedIdentifier out) {
        Draft draft = out.draft();
        List<String> damaged = ExcelDates.symbols(bytes, start, end);
        if (damaged != null) {
            out.refuse(Status.EXCEL_DAMAGED);
            out.candidates(damaged);
        } else if (all.others().strong(bytes, start, end) != null) {
            out.refuse(Status.WRONG_TYPE);
        } else if (!draft.take(bytes, start, end)) {
            out.refuse(Status.MALFORMED);
        } else if (unwrapping.unwrap(draft, type, out) == Unwrapping.Verdict.OTHER_TYPE) {
            out.refuse(Status.WRONG_TYPE);
        } else {
            if (Species.spell(draft, out.species())) {
                out.change(Change.CASE);
            }
            if (otherSpecies().match(draft.text(), draft.from(), draft.to()) == 0) {
                out.refuse(Status.MALFORMED);
            } else {
                out.accept(draft.text(), draft.from(), draft.to(), type);
            }
        }
    }

    private Automaton otherSpecies() {
        Automaton made = otherSpecies;
        if (made == null) {
            made = Automaton.of(List.of(OTHER_SPECIES));
            otherSpecies = made;
        }
        return made;
    }

    private int sight(byte[] bytes, int start, int end) {
        Automaton made = automaton;
        if (made == null) {
            made = Automaton.of(patterns);
            automaton = made;
        }
        int tag = made.match(bytes, start, end);
        return tag == 0 ? NOTHING : Math.max(tag - otherSchemes, 0) + OTHER;
    }

    /// @param first what the value is as it stands
    private void unwrap(byte[] bytes, int start, int end, int first, ParsedIdentifier out) {
        Draft draft = out.draft();
        if (!draft.take(bytes, start, end)) {
            out.refuse(Status.MALFORMED);
            return;
        }
        if (unwrapping.unwrap(draft, type, out) == Unwrapping.Verdict.OTHER_TYPE) {
            out.refuse(Status.WRONG_TYPE);
            return;
        }
        byte[] text = draft.text();
        int sight = first;
        if (out.changeBits() != 0) {
            List<String> damaged = ExcelDates.symbols(text, draft.from(), draft.to());
            if (damaged != null) {
                out.refuse(Status.EXCEL_DAMAGED);
                out.candidates(damaged);
                return;
            }
            sight = sight(text, draft.from(), draft.to());
        }
        if (sight == NOTHING && isOfLowerCaseScheme(draft)) {
            out.refuse(Status.WRONG_TYPE);
            return;
        }
        if (sight != SYMBOL && draft.upper(draft.from())) {
            out.change(Change.CASE);
            sight = sight(text, draft.from(), draft.to());
        }
        switch (sight) {
            case NOTHING -> {
                out.refuse(Status.MALFORMED);
                return;
            }
            case OTHER -> {
                out.refuse(Status.WRONG_TYPE);
                return;
            }
            case ORF_REPAIR -> {
                lowerOrf(text, draft.from(), draft.to());
                out.change(Change.CASE);
            }
            default -> {
                // canonical by now
            }
        }
        out.accept(text, draft.from(), draft.to(), type);
    }

    /// Whether it is plainly an identifier of a scheme that writes lower case: `rs121909098` is no symbol, though its
    /// capital letters would be. `rs1` and `ss18` are RS1 and SS18 in careless letters.
    private boolean isOfLowerCaseScheme(Draft draft) {
        return draft.to() - draft.from() > LONGEST_LOOKALIKE
                && all.others().find(draft.text(), draft.from(), draft.to()) != null;
    }

    /// `C9ORF72` becomes `C9orf72`: the letters between two digits, or behind `CX` or `CY`.
    private static void lowerOrf(byte[] text, int from, int to) {
        for (int i = from + 2; i + 3 < to; i++) {
            boolean orf = text[i] == 'O' && text[i + 1] == 'R' && text[i + 2] == 'F' && isDigit(text[i + 3]);
            int c = i - 1;
            while (c > from && isDigit(text[c])) {
                c--;
            }
            if (c > from && c == i - 1 && (text[c] == 'X' || text[c] == 'Y')) {
                c--;
            }
            if (orf && c < i - 1 && text[c] == 'C' && (c == from || !isLetterOrDigit(text[c - 1]))) {
                text[i] = 'o';
                text[i + 1] = 'r';
                text[i + 2] = 'f';
            }
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isLetterOrDigit(byte b) {
        return isDigit(b) || b >= 'A' && b <= 'Z';
    }
}
