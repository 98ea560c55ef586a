package bio.sluice.identifier;

import java.util.ArrayList;
import java.util.List;

/// What the URIs of types begin with. Immutable, thread-safe.
final class UriTable {
    /// The beginning of URIs, without scheme and `www.`; a `*` in `text` stands for any signs, as few as will do.
    record Base(String text, IdentifierType type) {
        /// Where the identifier begins if the URI at `at` begins with this, in any case; else -1.
        int behind(Draft draft, int at) {
            int star = text.indexOf('*');
            String part = star < 0 ? text : text.substring(0, star);
            if (!draft.startsWith(at, part)) {
                return -1;
            }
            int behind = at + part.length();
            while (star >= 0) {
                int next = text.indexOf('*', star + 1);
                part = text.substring(star + 1, next < 0 ? text.length() : next);
                while (!draft.startsWith(behind, part)) {
                    if (behind == draft.to()) {
                        return -1;
                    }
                    behind++;
                }
                behind += part.length();
                star = next;
            }
            return behind;
        }

        /// Whether the identifier is a parameter of the URI, which may have others.
        boolean isQuery() {
            return text.endsWith("=");
        }
    }

    /// By the low bits of the first letter.
    private final List<List<Base>> bases = new ArrayList<>();

    UriTable(List<IdentifierType> types) {
        for (int i = 0; i < 32; i++) {
            bases.add(new ArrayList<>());
        }
        for (IdentifierType type : types) {
            if (type.facts().within().isEmpty()) {
                for (String text : type.facts().uris()) {
                    bases.get(text.charAt(0) & 31).add(new Base(text, type));
                }
            }
        }
    }

    /// The longest base with which what is at `at` begins, in any case; of equal ones that of the first type. Null if
    /// there is none.
    Base longest(Draft draft, int at) {
        Base longest = null;
        if (at < draft.to()) {
            for (Base base : bases.get(draft.text()[at] & 31)) {
                if ((longest == null || base.text().length() > longest.text().length())
                        && base.behind(draft, at) >= 0) {
                    longest = base;
                }
            }
        }
        return longest;
    }
}
