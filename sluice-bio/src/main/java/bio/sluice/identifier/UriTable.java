package bio.sluice.identifier;

import java.util.ArrayList;
import java.util.List;

/// What the URIs of types begin with. Immutable, thread-safe.
final class UriTable {
    /// The beginning of URIs, without scheme and `www.`.
    record Base(String text, IdentifierType type) {}

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
                        && draft.startsWith(at, base.text())) {
                    longest = base;
                }
            }
        }
        return longest;
    }
}
