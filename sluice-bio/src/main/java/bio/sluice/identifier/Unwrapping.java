package bio.sluice.identifier;

import java.util.List;

/// Takes an identifier out of what is written around it: a URI, a FASTA header, the prefix of a CURIE, a label.
/// Immutable, thread-safe.
final class Unwrapping {
    /// Resolvers whose URIs end in a CURIE, or in its two halves with `/` or `_` between them.
    private static final List<String> RESOLVERS = List.of(
            "identifiers.org/", "bioregistry.io/", "n2t.net/", "purl.obolibrary.org/obo/", "info.identifiers.org/");

    /// What MIRIAM's names begin with: https://en.wikipedia.org/wiki/MIRIAM_Registry
    private static final String URN = "urn:miriam:";

    /// What pages about identifiers, or their records, end with.
    private static final List<String> EXTENSIONS =
            List.of(".html", ".htm", ".txt", ".fasta", ".xml", ".rdf", ".ttl", ".json");

    /// The number that NCBI put before all other parts of its FASTA headers until 2016.
    private static final String GI = "gi|";

    private static final int MOST_LAYERS = 4;

    /// What the text around an identifier said about its type.
    enum Verdict {
        /// Nothing, or that it is the declared one.
        FINE,
        /// That it is another one.
        OTHER_TYPE
    }

    private final IdentifierTypes types;

    Unwrapping(IdentifierTypes types) {
        this.types = types;
    }

    /// Takes layers off `draft` until none is left, noting in `out` which.
    Verdict unwrap(Draft draft, IdentifierType type, ParsedIdentifier out) {
        int signs = Signs.in(draft.text(), draft.from(), draft.to());
        if ((signs & Signs.UNCLEAN) != 0) {
            Cleaning.clean(draft, out);
            signs = Signs.in(draft.text(), draft.from(), draft.to());
        }
        if ((signs & Signs.WRAPPING) == 0 && type.facts().labels().isEmpty()) {
            if ((signs & Signs.BLANK) != 0 && draft.trim()) {
                out.change(Change.TRIMMED);
            }
            return Verdict.FINE;
        }
        return layers(draft, type, out);
    }

    private Verdict layers(Draft draft, IdentifierType type, ParsedIdentifier out) {
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            if (draft.trim()) {
                out.change(Change.TRIMMED);
            }
            IdentifierType named = uri(draft, out);
            if (named == null) {
                named = fastaHeader(draft, out);
            }
            if (named == null) {
                named = curiePrefix(draft, type, out);
            }
            if (named == null) {
                named = label(draft, type, out);
            }
            if (named == null) {
                break;
            }
            if (!fits(named, type)) {
                return Verdict.OTHER_TYPE;
            }
        }
        return Verdict.FINE;
    }

    /// Takes one layer off `draft` that names a type.
    ///
    /// @return that type, or null
    IdentifierType named(Draft draft, ParsedIdentifier out) {
        IdentifierType named = uri(draft, out);
        if (named == null) {
            named = fastaHeader(draft, out);
        }
        int colon = named == null ? draft.find(':') : -1;
        if (colon >= 0) {
            named = types.findPrefix(draft.text(), draft.from(), colon);
            draft.from(named == null ? draft.from() : colon + 1);
        }
        int underscore = named == null ? draft.find('_') : -1;
        if (underscore >= 0) {
            named = types.findPrefix(draft.text(), draft.from(), underscore);
            draft.from(named == null ? draft.from() : underscore + 1);
        }
        return named;
    }

    private IdentifierType uri(Draft draft, ParsedIdentifier out) {
        int at = draft.from();
        if (draft.startsWith(URN)) {
            return urn(draft, out);
        }
        if (draft.startsWith("http://")) {
            at += 7;
        } else if (draft.startsWith("https://")) {
            at += 8;
        } else if (draft.startsWith("ftp://")) {
            at += 6;
        } else if (draft.find('/') < 0) {
            return null;
        }
        if (draft.startsWith(at, "www.")) {
            at += 4;
        }
        UriTable.Base base = types.uris().longest(draft, at);
        if (base != null) {
            return cut(draft, base.behind(draft, at), base.type(), base.isQuery(), out);
        }
        for (String resolver : RESOLVERS) {
            if (draft.startsWith(at, resolver)) {
                at += resolver.length();
                for (int i = at; i < draft.to(); i++) {
                    byte b = draft.text()[i];
                    if (b == ':' || b == '/' || b == '_') {
                        IdentifierType type = types.findPrefix(draft.text(), at, i);
                        if (type != null) {
                            return cut(draft, i + 1, type, false, out);
                        }
                    }
                }
            }
        }
        return null;
    }

    /// `urn:miriam:uniprot:P04637`, as SBML and BioPAX files have it; colons within the identifier may be encoded.
    private IdentifierType urn(Draft draft, ParsedIdentifier out) {
        int at = draft.from() + URN.length();
        for (int i = at; i < draft.to(); i++) {
            if (draft.text()[i] == ':') {
                IdentifierType type = types.findPrefix(draft.text(), at, i);
                return type == null ? null : cut(draft, i + 1, type, false, out);
            }
        }
        return null;
    }

    /// What is behind `from` up to the next part of the URI, or of its query, without the extension of a file.
    private static IdentifierType cut(Draft draft, int from, IdentifierType type, boolean query, ParsedIdentifier out) {
        String uses = type.facts().uses();
        int to = from;
        while (to < draft.to() && !ends(draft.text()[to], uses, query)) {
            to++;
        }
        String slash = type.facts().slash();
        if (!slash.isEmpty() && to + 1 < draft.to() && draft.text()[to] == '/') {
            int behind = behindDigits(draft, to + 1);
            if (behind > to + 1 && (behind == draft.to() || ends(draft.text()[behind], uses, query))) {
                draft.text()[to] = (byte) slash.charAt(0);
                to = behind;
            }
        }
        if (!query || !isUri(draft, to)) {
            draft.to(to);
        }
        draft.from(from);
        if (uses.isEmpty()) {
            for (String extension : EXTENSIONS) {
                if (draft.endsWith(extension)) {
                    draft.to(draft.to() - extension.length());
                    break;
                }
            }
        }
        out.change(Change.URI);
        return type;
    }

    private static boolean ends(byte b, String uses, boolean query) {
        return (b == '/' || b == '?' || b == '#' || query && (b == '&' || b == ';')) && uses.indexOf(b) < 0;
    }

    /// Whether another URI follows: then it is a list of them.
    private static boolean isUri(Draft draft, int from) {
        for (int i = from; i < draft.to(); i++) {
            if (draft.startsWith(i, "://")) {
                return true;
            }
        }
        return false;
    }

    /// `sp|P04637|P53_HUMAN`, with `>` before it or not.
    private IdentifierType fastaHeader(Draft draft, ParsedIdentifier out) {
        int first = draft.find('|');
        if (first < 0) {
            return null;
        }
        int from = draft.from() + (draft.text()[draft.from()] == '>' ? 1 : 0);
        if (draft.startsWith(from, GI)) {
            from = Math.min(behindDigits(draft, from + GI.length()) + 1, draft.to());
            first = from;
            while (first < draft.to() && draft.text()[first] != '|') {
                first++;
            }
        }
        IdentifierType type = types.findFastaTag(draft.text(), from, first);
        if (type == null) {
            return null;
        }
        draft.from(first + 1);
        int second = draft.find('|');
        if (second >= 0) {
            draft.to(second);
        }
        out.change(Change.FASTA_HEADER);
        return type;
    }

    /// The byte behind the digits from `from` on.
    private static int behindDigits(Draft draft, int from) {
        int at = from;
        while (at < draft.to() && draft.text()[at] >= '0' && draft.text()[at] <= '9') {
            at++;
        }
        return at;
    }

    private IdentifierType curiePrefix(Draft draft, IdentifierType type, ParsedIdentifier out) {
        int sign = draft.find(':');
        IdentifierType named;
        if (sign >= 0) {
            named = types.findPrefix(draft.text(), draft.from(), sign);
        } else {
            // `GO_0006915`: only where the type itself is named, or another one beyond doubt.
            sign = draft.find('_');
            named = sign < 0 ? null : types.findPrefix(draft.text(), draft.from(), sign);
            if (named != null
                    && !fits(named, type)
                    && (named.prefix().length == 0 || named.local().match(draft.text(), sign + 1, draft.to()) == 0)) {
                return null;
            }
        }
        if (named == null) {
            return null;
        }
        // Where the prefix is part of the canonical text, whether it is a change shows when it is put back.
        if (type.prefix().length == 0 && !out.changed(Change.URI)) {
            out.change(Change.PREFIX);
        }
        draft.from(sign + 1);
        return named;
    }

    /// Whether the prefixes and URIs of `named` may introduce identifiers of `type`.
    boolean fits(IdentifierType named, IdentifierType type) {
        return types.related(named, type) || type.facts().accepts().contains(named.name());
    }

    /// `CID 5793`, `MIM 191170`, `RRID:CVCL_0030`.
    private static IdentifierType label(Draft draft, IdentifierType type, ParsedIdentifier out) {
        for (String label : type.facts().labels()) {
            if (draft.startsWith(label)) {
                draft.from(draft.from() + label.length());
                draft.trim();
                out.change(Change.PREFIX);
                return type;
            }
        }
        return null;
    }
}
