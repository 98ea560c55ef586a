package bio.sluice.identifier;

import java.util.List;

/// Takes an identifier out of what is written around it: a URI, a FASTA header, the prefix of a CURIE, a label.
/// Immutable, thread-safe.
final class Unwrapping {
    /// Resolvers whose URIs end in a CURIE, or in its two halves with `/` or `_` between them.
    private static final List<String> RESOLVERS = List.of(
            "identifiers.org/", "bioregistry.io/", "n2t.net/", "purl.obolibrary.org/obo/", "info.identifiers.org/");

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
                break;
            }
            if (!types.related(named, type)) {
                return Verdict.OTHER_TYPE;
            }
        }
        label(draft, type, out);
        return Verdict.FINE;
    }

    private IdentifierType uri(Draft draft, ParsedIdentifier out) {
        int at = draft.from();
        if (draft.startsWith("http://")) {
            at += 7;
        } else if (draft.startsWith("https://")) {
            at += 8;
        } else {
            return null;
        }
        if (draft.startsWith(at, "www.")) {
            at += 4;
        }
        IdentifierType owner = null;
        int longest = 0;
        for (IdentifierType type : types.all()) {
            for (String base : type.facts().uris()) {
                if (base.length() > longest && draft.startsWith(at, base)) {
                    owner = type;
                    longest = base.length();
                }
            }
        }
        if (owner != null) {
            return cut(draft, at + longest, owner, out);
        }
        for (String resolver : RESOLVERS) {
            if (draft.startsWith(at, resolver)) {
                at += resolver.length();
                for (int i = at; i < draft.to(); i++) {
                    byte b = draft.text()[i];
                    if (b == ':' || b == '/' || b == '_') {
                        IdentifierType type = types.find(draft.text(), at, i);
                        if (type != null) {
                            return cut(draft, i + 1, type, out);
                        }
                    }
                }
            }
        }
        return null;
    }

    /// What is behind `from` up to the next part of the URI.
    private static IdentifierType cut(Draft draft, int from, IdentifierType type, ParsedIdentifier out) {
        int to = from;
        while (to < draft.to() && draft.text()[to] != '/' && draft.text()[to] != '?' && draft.text()[to] != '#') {
            to++;
        }
        draft.from(from);
        draft.to(to);
        out.change(Change.URI);
        return type;
    }

    /// `sp|P04637|P53_HUMAN`, with `>` before it or not.
    private IdentifierType fastaHeader(Draft draft, ParsedIdentifier out) {
        int first = draft.find('|');
        if (first < 0) {
            return null;
        }
        int from = draft.from() + (draft.text()[draft.from()] == '>' ? 1 : 0);
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

    private IdentifierType curiePrefix(Draft draft, IdentifierType type, ParsedIdentifier out) {
        int colon = draft.find(':');
        if (colon < 0) {
            return null;
        }
        IdentifierType named = types.find(draft.text(), draft.from(), colon);
        if (named == null) {
            return null;
        }
        // Where the prefix is part of the canonical text, whether it is a change shows when it is put back.
        if (type.prefix().length == 0 && !out.changed(Change.URI)) {
            out.change(Change.PREFIX);
        }
        draft.from(colon + 1);
        return named;
    }

    /// `CID 5793`, `MIM 191170`.
    private static void label(Draft draft, IdentifierType type, ParsedIdentifier out) {
        for (String label : type.facts().labels()) {
            if (draft.startsWith(label)) {
                draft.from(draft.from() + label.length());
                draft.trim();
                out.change(Change.PREFIX);
                return;
            }
        }
    }
}
