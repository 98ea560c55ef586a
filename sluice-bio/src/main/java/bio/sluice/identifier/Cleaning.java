package bio.sluice.identifier;

/// Takes off a draft what came with the text and is no part of it: percent-encoding, invisible characters, other
/// hyphens than the ASCII one, quotes, brackets, the full stop of a sentence. Stateless.
final class Cleaning {
    /// A per cent sign and six digits.
    private static final int OMIM = 7;

    private Cleaning() {}

    /// Cleans `draft`, noting in `out` what was done.
    static void clean(Draft draft, ParsedIdentifier out) {
        decode(draft, out);
        fold(draft, out);
        boolean more = true;
        while (more && draft.to() - draft.from() > 2) {
            byte first = draft.text()[draft.from()];
            byte last = draft.text()[draft.to() - 1];
            if (isQuote(first) && first == last) {
                draft.from(draft.from() + 1);
                draft.to(draft.to() - 1);
                out.change(Change.QUOTES);
            } else if (first == '\'') {
                // What spreadsheets put before a number that is meant as text.
                draft.from(draft.from() + 1);
                out.change(Change.QUOTES);
            } else if (isBracket(first, last)) {
                draft.from(draft.from() + 1);
                draft.to(draft.to() - 1);
                out.change(Change.PUNCTUATION);
            } else if (last == '.') {
                draft.to(draft.to() - 1);
                out.change(Change.PUNCTUATION);
            } else {
                more = draft.trim();
            }
        }
    }

    /// Decodes `%3A` and the like, RFC 3986, 2.1.
    private static void decode(Draft draft, ParsedIdentifier out) {
        if (draft.find('%') < 0 || isMarkedNumber(draft)) {
            return;
        }
        byte[] text = draft.text();
        int to = draft.from();
        for (int i = draft.from(); i < draft.to(); i++) {
            int high = text[i] == '%' && i + 2 < draft.to() ? Character.digit(text[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(text[i + 2], 16) : -1;
            if (low >= 0) {
                text[to++] = (byte) (high << 4 | low);
                i += 2;
                out.change(Change.DECODED);
            } else {
                text[to++] = text[i];
            }
        }
        draft.to(to);
    }

    /// Whether it is a number behind a per cent sign, which is how OMIM marks a phenotype of unknown molecular basis
    /// (https://www.omim.org/help/faq, 1.3): `%161679`.
    private static boolean isMarkedNumber(Draft draft) {
        int at = draft.from();
        if (draft.text()[at] != '%' || draft.to() - at != OMIM) {
            return false;
        }
        do {
            at++;
        } while (at < draft.to() && draft.text()[at] >= '0' && draft.text()[at] <= '9');
        return at == draft.to();
    }

    /// Takes invisible characters out, U+00AD, U+200B-200F, U+2060 and U+FEFF; makes U+2010-2015 and U+2212 hyphens,
    /// and U+2018, U+2019, U+201C and U+201D plain quotes.
    private static void fold(Draft draft, ParsedIdentifier out) {
        byte[] text = draft.text();
        int to = draft.from();
        for (int i = draft.from(); i < draft.to(); i++) {
            byte b = text[i];
            if (b >= 0) {
                text[to++] = b;
            } else if (b == (byte) 0xC2 && i + 1 < draft.to() && text[i + 1] == (byte) 0xAD) {
                i++;
                out.change(Change.INVISIBLE);
            } else if (b < (byte) 0xF0 && b >= (byte) 0xE0 && i + 2 < draft.to()) {
                int three = (b & 0xFF) << 16 | (text[i + 1] & 0xFF) << 8 | text[i + 2] & 0xFF;
                if (three >= 0xE2808B && three <= 0xE2808F || three == 0xE281A0 || three == 0xEFBBBF) {
                    out.change(Change.INVISIBLE);
                } else if (three >= 0xE28090 && three <= 0xE28095 || three == 0xE28892) {
                    text[to++] = '-';
                    out.change(Change.HYPHEN);
                } else if (three == 0xE28098 || three == 0xE28099) {
                    text[to++] = '\'';
                } else if (three == 0xE2809C || three == 0xE2809D) {
                    text[to++] = '"';
                } else {
                    text[to++] = b;
                    text[to++] = text[i + 1];
                    text[to++] = text[i + 2];
                }
                i += 2;
            } else {
                text[to++] = b;
            }
        }
        draft.to(to);
    }

    private static boolean isQuote(byte b) {
        return b == '"' || b == '\'' || b == '`';
    }

    private static boolean isBracket(byte first, byte last) {
        return first == '(' && last == ')' || first == '[' && last == ']' || first == '<' && last == '>';
    }
}
