package bio.sluice.identifier;

import java.util.List;

/// Parses places and variants on chromosomes, as browsers, gnomAD and VCF write them: `chr17:7,676,154-7,676,200`,
/// `17:7676154`, `17-7676154-G-C`, `chr17:7676154:G:C`; and GTEx, with the assembly: `chr17_7676154_G_C_b38`.
/// Immutable, thread-safe.
///
/// Canonical are `chr17:7676154`, `chr17:7676154-7676200` and `chr17:7676154:G:C`: `chr` before the names of
/// chromosomes
/// that the table's pattern does not take without it, no thousands separators, a colon between the parts of a variant.
final class PositionParser implements IdentifierParser {
    static final String TYPE = "position";
    private static final int LONGEST_NUMBER = 10;
    private static final int LONGEST_NAME = 40;
    /// `_b38`
    private static final int ASSEMBLY = 4;

    private final IdentifierType type;
    private final Unwrapping unwrapping;

    PositionParser(IdentifierType type, IdentifierTypes all) {
        this.type = type;
        unwrapping = new Unwrapping(all);
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
        if (ordered(bytes, start, end) && type.canonical().match(bytes, start, end) != 0) {
            out.accept(bytes, start, end, type);
            return;
        }
        Draft draft = out.draft();
        if (!draft.take(bytes, start, end)) {
            out.refuse(Status.MALFORMED);
        } else if (unwrapping.unwrap(draft, this.type, out) == Unwrapping.Verdict.OTHER_TYPE) {
            out.refuse(Status.WRONG_TYPE);
        } else if (rewrite(draft, out) && ordered(draft.text(), draft.from(), draft.to())) {
            out.accept(draft.text(), draft.from(), draft.to(), type);
        } else {
            out.refuse(Status.MALFORMED);
        }
    }

    /// Makes the text canonical; false if it cannot be.
    private boolean rewrite(Draft draft, ParsedIdentifier out) {
        byte[] text = draft.text();
        assembly(draft, out);
        // Names of contigs have underscores, so these are separators only where there is no colon.
        boolean underscores = draft.find(':') < 0;
        if (draft.startsWith("chr")) {
            if (text[draft.from()] != 'c' || text[draft.from() + 1] != 'h' || text[draft.from() + 2] != 'r') {
                out.change(Change.CASE);
            }
            draft.from(draft.from() + 3);
        } else if (named(draft, underscores)) {
            out.change(Change.PREFIX);
        } else {
            return false;
        }
        draft.prepend(new byte[] {'c', 'h', 'r'});
        int name = draft.from() + 3;
        while (name < draft.to()
                && text[name] != ':'
                && text[name] != '-'
                && text[name] != ' '
                && !(underscores && text[name] == '_')) {
            name++;
        }
        if (name == draft.to() || name - draft.from() > LONGEST_NAME) {
            return false;
        }
        boolean variant = letters(text, draft.to()) > 0;
        int to = name;
        int part = 0;
        for (int i = name; i < draft.to(); i++) {
            byte b = text[i];
            if (b == ',') {
                out.change(Change.PUNCTUATION);
            } else if (b == ':' || b == '-' || b == '_' || b == '>' || b == '/' || b == ' ') {
                part++;
                byte sign = (byte) (part == 2 && !variant ? '-' : ':');
                if (b != sign) {
                    out.change(Change.PUNCTUATION);
                }
                text[to++] = sign;
            } else {
                if (b >= 'a' && b <= 'z') {
                    b -= 32;
                    out.change(Change.CASE);
                }
                text[to++] = b;
            }
        }
        draft.to(to);
        return type.canonical().match(text, draft.from(), to) != 0;
    }

    /// Takes the name that GTEx and others give the assembly, `_b38`, from the end of a variant: its version.
    private static void assembly(Draft draft, ParsedIdentifier out) {
        int at = draft.to() - ASSEMBLY;
        byte[] text = draft.text();
        if (at > draft.from()
                && text[at] == '_'
                && (text[at + 1] | 32) == 'b'
                && text[at + 2] == '3'
                && (text[at + 3] == '7' || text[at + 3] == '8')) {
            out.version(text, at + 1, draft.to());
            draft.to(at);
        }
    }

    /// How many letters end the text: an allele.
    private static int letters(byte[] text, int to) {
        int i = to;
        while ((text[i - 1] | 32) >= 'a' && (text[i - 1] | 32) <= 'z') {
            i--;
        }
        return to - i;
    }

    /// Whether the text begins with a chromosome as Ensembl and NCBI name it: 1 to 99, X, Y, Z, W, M, MT.
    private static boolean named(Draft draft, boolean underscores) {
        byte[] text = draft.text();
        int at = draft.from();
        while (at < draft.to() && at - draft.from() < 2 && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        if (at == draft.from()) {
            at += draft.startsWith("MT") ? 2 : draft.to() > at && "XYZWMxyzwm".indexOf(text[at]) >= 0 ? 1 : 0;
        } else if (text[draft.from()] == '0') {
            return false;
        }
        return at > draft.from()
                && at < draft.to()
                && (text[at] == ':' || text[at] == '-' || underscores && text[at] == '_');
    }

    /// Whether a range, if it is one, ends behind where it begins.
    private static boolean ordered(byte[] text, int start, int end) {
        int colon = start;
        while (colon < end && text[colon] != ':') {
            colon++;
        }
        int hyphen = colon;
        while (hyphen < end && text[hyphen] != '-') {
            hyphen++;
        }
        if (hyphen == end) {
            return true;
        }
        int first = hyphen - colon - 1;
        int second = end - hyphen - 1;
        if (first != second || first > LONGEST_NUMBER) {
            return first < second;
        }
        int i = 0;
        while (i < first && text[colon + 1 + i] == text[hyphen + 1 + i]) {
            i++;
        }
        return i == first || text[colon + 1 + i] < text[hyphen + 1 + i];
    }
}
