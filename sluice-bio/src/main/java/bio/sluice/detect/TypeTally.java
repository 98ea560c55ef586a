package bio.sluice.detect;

import bio.sluice.detect.FormMatch.Strength;
import bio.sluice.identifier.IdentifierType;

/// How the different values of a column fit one type. One thread.
final class TypeTally {
    /// What a value counts for, in percent, by what its form says (across: nothing, hint, part, full of the header).
    private static final int[][] WEIGHTS = {
        {20, 30, 75, 88}, // a plain number
        {25, 45, 70, 88}, // a word
        {40, 49, 80, 92}, // a code
        {75, 82, 88, 95}, // a form
        {95, 96, 97, 99}, // a telling form
        {97, 97, 98, 99} // a CURIE or URI
    };
    /// The same where it had to be changed: bare digits of `GO:0006915`, a word in small letters.
    private static final int[][] CHANGED_WEIGHTS = {{8, 15, 60, 80}, {4, 10, 20, 45}, {20, 30, 60, 85}};
    /// The same for words, when gene families are among them.
    private static final int[] FAMILY_WEIGHTS = {65, 80, 85, 92};
    /// Share of gene families, in percent, from which on a column is one of symbols: Olink's panel has 19, the
    /// symbols of HGNC 40, acronyms and codes of other kinds less than 2.
    private static final int FAMILIES = 6;

    /// Share of words with a digit, in percent, that symbols have at least: 78 of those of HGNC, 62 of Olink's panel.
    private static final int DIGITS = 15;

    private static final int ANNOUNCED_BITS = 30;
    private static final int MOST_BITS = 1_000_000;

    final IdentifierType type;
    private final HeaderWords.Strength header;
    private final boolean quantity;
    private final long[] matching = new long[Strength.values().length];
    private final long[] changed = new long[Strength.values().length];
    private long share;
    private long tried;
    private long damaged;
    private long stems;
    private long digits;
    private long bits;
    private IdentifierType kind;

    /// @param quantity whether the header speaks of a quantity
    TypeTally(IdentifierType type, HeaderWords.Strength header, boolean quantity) {
        this.type = type;
        this.header = header;
        this.quantity = quantity;
    }

    /// Adds a different value that was held against the type.
    void add(FormMatch match) {
        if (match.isDamaged()) {
            damaged++;
            return;
        }
        tried++;
        // 277.9 may be a code of ICD-9 or the version of a record, but not without being called so.
        if (match.found() == 0 || match.hasDecimals() && header.compareTo(HeaderWords.Strength.PART) < 0) {
            return;
        }
        // A cell with one identifier and a word beside it is half of one.
        share += (long) Candidate.WHOLE * match.found() / match.parts();
        if (2 * match.found() <= match.parts()) {
            return;
        }
        int strength = match.strength().ordinal();
        if (match.isChanged() && strength < CHANGED_WEIGHTS.length) {
            changed[strength]++;
        } else {
            matching[strength]++;
        }
        if (match.hasDigits()) {
            digits++;
        }
        if (match.hasStem()) {
            stems++;
        }
        int own = match.strength() == Strength.ANNOUNCED
                ? ANNOUNCED_BITS
                : match.strength() == Strength.NUMBER ? 4 : Math.max(match.bits(), 3);
        bits = Math.min(bits + own, MOST_BITS);
        kind = kind == null || kind == match.kind() ? match.kind() : type;
    }

    /// Adds a different value that the type does not take.
    void miss() {
        tried++;
    }

    /// The type, or the sub-kind that all values are of.
    IdentifierType kind() {
        return kind == null ? type : kind;
    }

    /// Different values that have the form.
    long found() {
        long found = 0;
        for (int i = 0; i < matching.length; i++) {
            found += matching[i] + changed[i];
        }
        return found;
    }

    /// Share of the different values that have the form, in ten-thousandths; damaged values apart.
    int share() {
        return tried == 0 ? 0 : (int) (share / tried);
    }

    /// The share, each value weighed by what its form says.
    int score() {
        if (tried == 0 || found() == 0) {
            return 0;
        }
        long percent = 0;
        for (int i = 0; i < matching.length; i++) {
            int across = across(i);
            int weight = i == Strength.WORD.ordinal() && hasFamilies() ? FAMILY_WEIGHTS[across] : WEIGHTS[i][across];
            percent += matching[i] * weight;
            if (i < CHANGED_WEIGHTS.length) {
                percent += changed[i] * CHANGED_WEIGHTS[i][across];
            }
        }
        return (int) (percent * share() / 100 / found());
    }

    /// What the header counts for: no more than a hint where it names numbers that it also calls a score, or symbols
    /// that all lack the digit most of them have.
    private int across(int strength) {
        boolean number = strength == Strength.NUMBER.ordinal();
        boolean word = strength == Strength.WORD.ordinal();
        boolean weak =
                number && quantity && header != HeaderWords.Strength.FULL || word && 100 * digits < DIGITS * found();
        return weak ? Math.min(header.ordinal(), HeaderWords.Strength.HINT.ordinal()) : header.ordinal();
    }

    /// Whether enough of the words are symbols of large gene families.
    boolean hasFamilies() {
        return stems >= 3 && 100 * stems >= FAMILIES * found();
    }

    /// Share of the values found that are plain numbers, in ten-thousandths.
    int numbers() {
        int number = Strength.NUMBER.ordinal();
        return found() == 0 ? 0 : (int) (Candidate.WHOLE * (matching[number] + changed[number]) / found());
    }

    /// Share of the values found that name the type themselves, in ten-thousandths.
    int announced() {
        return found() == 0 ? 0 : (int) (Candidate.WHOLE * matching[Strength.ANNOUNCED.ordinal()] / found());
    }

    /// Share of the values found that begin like a gene family, in ten-thousandths.
    int families() {
        return found() == 0 ? 0 : (int) (Candidate.WHOLE * stems / found());
    }

    /// Share of the values found whose form is no accident, in ten-thousandths.
    int telling() {
        return found() == 0 ? 0 : (int) (Candidate.WHOLE * matching[Strength.TELLING.ordinal()] / found());
    }

    /// All that speaks for the type, in bits.
    long bits() {
        return bits
                + switch (header) {
                    case NONE -> 0;
                    case HINT -> 6;
                    case PART -> 12;
                    case FULL -> 20;
                };
    }

    /// What the header says for it.
    HeaderWords.Strength header() {
        return header;
    }

    /// Values that a spreadsheet has damaged.
    long damaged() {
        return damaged;
    }
}
