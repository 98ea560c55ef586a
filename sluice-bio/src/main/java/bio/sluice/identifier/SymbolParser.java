package bio.sluice.identifier;

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

    private static final int ORF_REPAIR = 1;
    /// No shorter value can be an identifier of another scheme: `CCDS` and a few digits are the shortest.
    private static final int SHORTEST_OTHER = 7;

    private final IdentifierType type;
    private final Automaton symbol;
    private final Unwrapping unwrapping;
    private final List<IdentifierType> others;

    SymbolParser(IdentifierType type, IdentifierTypes all) {
        this.type = type;
        symbol = Automaton.of(List.of(UPPER_ORF, type.facts().pattern()));
        unwrapping = new Unwrapping(all);
        others = all.telling().stream()
                .filter(other -> other.facts().telling() == TypeFacts.Telling.STRONGLY)
                .toList();
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

    @Override
    public void parse(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        // First, for SEP-02 has the form of a symbol.
        List<String> damaged = ExcelDates.symbols(bytes, start, end);
        if (damaged != null) {
            out.refuse(Status.EXCEL_DAMAGED);
            out.candidates(damaged);
        } else if (symbol.match(bytes, start, end) <= ORF_REPAIR) {
            unwrap(bytes, start, end, out);
        } else if (isOther(bytes, start, end)) {
            out.refuse(Status.WRONG_TYPE);
        } else {
            out.accept(bytes, start, end, type);
        }
    }

    private void unwrap(byte[] bytes, int start, int end, ParsedIdentifier out) {
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
        boolean asItIs = symbol.match(text, draft.from(), draft.to()) > ORF_REPAIR;
        if (!asItIs && draft.upper(draft.from())) {
            out.change(Change.CASE);
        }
        int tag = symbol.match(text, draft.from(), draft.to());
        if (isOther(text, draft.from(), draft.to())) {
            out.refuse(Status.WRONG_TYPE);
            return;
        }
        if (tag == 0) {
            out.refuse(Status.MALFORMED);
            return;
        }
        if (tag == ORF_REPAIR) {
            lowerOrf(text, draft.from(), draft.to());
            out.change(Change.CASE);
        }
        out.accept(text, draft.from(), draft.to(), type);
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

    private boolean isOther(byte[] bytes, int start, int end) {
        if (end - start < SHORTEST_OTHER) {
            return false;
        }
        for (IdentifierType other : others) {
            if (WrongTypes.has(other, bytes, start, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isLetterOrDigit(byte b) {
        return isDigit(b) || b >= 'A' && b <= 'Z';
    }
}
