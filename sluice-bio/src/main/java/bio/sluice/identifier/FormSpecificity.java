package bio.sluice.identifier;

import java.nio.charset.StandardCharsets;

/// How much it says that a value has the form of a type: the number of bits by which the form narrows down all texts
/// of the same length. Immutable, thread-safe.
///
/// `ENSG00000141510` is no accident; `A01` is a code of ICD-10 and a well of a plate.
public final class FormSpecificity {
    /// What identifiers are made of. Letters are counted in one case, for most types have but one.
    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] LOWER = "abcdefghijklmnopqrstuvwxyz0123456789.-_:".getBytes(StandardCharsets.US_ASCII);
    private static final double SIGN_BITS = log2(ALPHABET.length);
    /// One of ten last digits is right.
    private static final double CHECK_BITS = log2(10);
    /// Longer identifiers are no more telling than these.
    private static final int LONGEST = 24;

    /// By index of type, then by length, plus 1; 0 is not counted yet. Racing threads count the same.
    private final byte[][] known;

    /// @param types all types that will be asked about
    public FormSpecificity(IdentifierTypes types) {
        known = new byte[types.all().size()][LONGEST + 1];
    }

    /// The bits of a canonical identifier of `type` that is `length` bytes long.
    public int bits(IdentifierType type, int length) {
        int bounded = Math.min(length, LONGEST);
        byte[] ofType = known[type.index()];
        if (ofType[bounded] == 0) {
            ofType[bounded] = (byte) (1 + measure(type, bounded));
        }
        return ofType[bounded] - 1;
    }

    /// Whether the form of `type` tells what a value is, as the type table says; that of a user's own type does.
    public boolean tells(IdentifierType type) {
        return type.facts().telling() == TypeFacts.Telling.YES || tellsStrongly(type) || isUsersOwn(type);
    }

    /// Of the form of a type that a strategy brings, nothing else is known to look the same.
    private static boolean isUsersOwn(IdentifierType type) {
        return type.source().isEmpty() && !type.facts().isOpaque();
    }

    /// Whether the form is known, rather than to the type's parser alone.
    public boolean isKnown(IdentifierType type) {
        return !type.facts().isOpaque();
    }

    /// Whether it does so even where other forms would do as well.
    public boolean tellsStrongly(IdentifierType type) {
        return type.facts().telling() == TypeFacts.Telling.STRONGLY;
    }

    /// Whether the type has a check digit, which one of ten other values meets.
    public boolean isChecked(IdentifierType type) {
        TypeFacts.Check check = type.facts().check();
        return check != TypeFacts.Check.NONE && check != TypeFacts.Check.DOI;
    }

    /// Whether its form is that of words.
    public boolean isLoose(IdentifierType type) {
        return type.facts().telling() == TypeFacts.Telling.LOOSE;
    }

    /// Bytes that the canonical text of `type` begins with and the CURIE leaves out.
    public int prefixLength(IdentifierType type) {
        return type.prefix().length;
    }

    private int measure(IdentifierType type, int length) {
        if (type.facts().isOpaque()) {
            return 0;
        }
        Automaton form = type.canonical();
        // Mixed forms such as rs7412 have letters of one case each.
        double matching = Math.max(form.count(length, ALPHABET), form.count(length, LOWER));
        if (matching < 1) {
            // Both cases in one identifier, or a sign that few have: a form of its own.
            matching = 1;
        }
        double bits = length * SIGN_BITS - log2(matching);
        if (isChecked(type)) {
            bits += CHECK_BITS;
        }
        return (int) Math.max(0, Math.min(100, Math.round(bits)));
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }
}
