package bio.sluice.identifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// How far a value follows the form of a type, and what would have had to come next. Immutable.
///
/// @param type the type
/// @param form the value as the form was laid on it: in the type's letter case, without what is wrapped around it
/// @param reach bytes of `form` that follow the form; all of them if something is missing at its end
/// @param expected what the form allows there, in words; empty if nothing may follow
public record FormTrace(IdentifierType type, String form, int reach, String expected) {
    private static final int MOST_SIGNS = 6;

    /// Lays the form of `type` on a value that it does not take: as it stands, and without a prefix.
    public static FormTrace of(IdentifierType type, String value) {
        String stripped = value.strip();
        FormTrace best = lay(type, type.canonical(), stripped);
        List<String> variants = new ArrayList<>(List.of(folded(type, stripped)));
        String prefix = type.facts().prefix();
        int colon = stripped.indexOf(':');
        if (prefix.isEmpty() && colon > 0) {
            IdentifierType named = IdentifierTypes.standard().find(stripped.substring(0, colon));
            if (named == type) {
                variants.add(folded(type, stripped.substring(colon + 1)));
            }
        }
        for (String variant : variants) {
            best = further(best, lay(type, type.canonical(), variant));
        }
        if (!prefix.isEmpty()) {
            best = further(best, lay(type, type.local(), folded(type, stripped)));
        }
        return best;
    }

    private static FormTrace further(FormTrace one, FormTrace other) {
        return other.reach > one.reach ? other : one;
    }

    private static String folded(IdentifierType type, String value) {
        return switch (type.facts().letters()) {
            case UPPER -> value.toUpperCase(Locale.ROOT);
            case LOWER -> value.toLowerCase(Locale.ROOT);
            case KEEP -> value;
        };
    }

    private static FormTrace lay(IdentifierType type, Automaton automaton, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int reach = automaton.reach(bytes, 0, bytes.length);
        return new FormTrace(type, text, reach, words(automaton.following(bytes, 0, reach)));
    }

    /// Whether the form was followed to the end of the value, so that something is missing there.
    public boolean isTooShort() {
        return reach == form.getBytes(StandardCharsets.UTF_8).length;
    }

    /// The part of the value that follows the form.
    public String followed() {
        return new String(form.getBytes(StandardCharsets.UTF_8), 0, reach, StandardCharsets.UTF_8);
    }

    /// `a digit, a capital letter or "-"`.
    private static String words(BitSet allowed) {
        List<String> words = new ArrayList<>();
        range(allowed, '0', '9', "a digit", words);
        range(allowed, 'A', 'Z', "a capital letter", words);
        range(allowed, 'a', 'z', "a small letter", words);
        for (int b = allowed.nextSetBit('!'); b >= 0 && b < 127; b = allowed.nextSetBit(b + 1)) {
            if (!Character.isLetterOrDigit(b)) {
                words.add("\"" + (char) b + "\"");
            }
        }
        if (words.size() > MOST_SIGNS) {
            words = new ArrayList<>(words.subList(0, MOST_SIGNS));
            words.add("another sign");
        }
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static void range(BitSet allowed, char first, char last, String all, List<String> words) {
        BitSet part = allowed.get(first, last + 1);
        int count = part.cardinality();
        if (count == last - first + 1) {
            words.add(all);
        } else if (count > (last - first + 1) / 2) {
            StringBuilder but = new StringBuilder();
            for (int i = part.nextClearBit(0); i <= last - first; i = part.nextClearBit(i + 1)) {
                but.append(but.isEmpty() ? "" : ", ").append((char) (first + i));
            }
            words.add(all + " but " + but);
        } else {
            for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
                words.add("\"" + (char) (first + i) + "\"");
            }
        }
    }
}
