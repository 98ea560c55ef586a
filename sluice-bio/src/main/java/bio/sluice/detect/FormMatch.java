package bio.sluice.detect;

import bio.sluice.identifier.CellParts;
import bio.sluice.identifier.Change;
import bio.sluice.identifier.FormSpecificity;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.identifier.Status;

/// One value held against one type, whole or in parts. One thread; reused.
final class FormMatch {
    /// How much it says that a value has the form.
    enum Strength {
        /// A plain number, which has the form of a dozen types.
        NUMBER,
        /// A word.
        WORD,
        /// A code that other lists of codes have as well.
        CODE,
        /// A form that is rarely met by chance.
        FORM,
        /// A form that is never met by chance.
        TELLING,
        /// The value names its type, as a CURIE or URI.
        ANNOUNCED
    }

    /// Bits from which on a form that tells is rarely met by chance: a UniProt accession has 5.
    private static final int FORM_BITS = 5;
    /// Bits from which on a check digit leaves no doubt: a CAS number of seven digits has 20.
    private static final int TELLING_BITS = 14;

    private static final String SYMBOLS = "hgnc.symbol";

    private final IdentifierParsers parsers;
    private final FormSpecificity specificity;
    private final CellParts cellParts;
    private final ParsedIdentifier parsed = new ParsedIdentifier();

    private int parts;
    private int found;
    private boolean damaged;
    private boolean version;
    private boolean isoform;
    private boolean changed;
    private boolean normalized;
    private boolean stem;
    private boolean digit;
    private boolean decimal;
    private int bits;
    private Strength strength;
    private IdentifierType kind;

    FormMatch(IdentifierParsers parsers, FormSpecificity specificity) {
        this.parsers = parsers;
        this.specificity = specificity;
        this.cellParts = new CellParts(parsers);
    }

    /// Holds `bytes[start, end)`, which is not empty, against `type`.
    void hold(byte[] bytes, int start, int end, IdentifierType type) {
        found = 0;
        damaged = false;
        version = false;
        isoform = false;
        changed = false;
        normalized = false;
        stem = false;
        digit = false;
        decimal = false;
        bits = Integer.MAX_VALUE;
        strength = null;
        kind = null;
        parts = 1;
        one(bytes, start, end, type);
        if (found == 0 && !damaged && mayBeComposite(bytes, start, end)) {
            int count = cellParts.split(bytes, start, end, type);
            if (count > 1) {
                parts = 0;
                // Words are easily cut into words.
                changed = specificity.isLoose(type) && !hasSeparator(bytes, start, end);
                for (int i = 0; i < count; i++) {
                    if (cellParts.start(i) < cellParts.end(i)) {
                        parts++;
                        one(bytes, cellParts.start(i), cellParts.end(i), type);
                    }
                }
            }
        }
    }

    private static boolean mayBeComposite(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            switch (bytes[i]) {
                case ';', ',', '|', '/', '_', ' ' -> {
                    return true;
                }
                default -> {
                    // goes on
                }
            }
        }
        return false;
    }

    private static boolean has(byte[] bytes, int start, int end, char sign) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == sign) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSeparator(byte[] bytes, int start, int end) {
        return has(bytes, start, end, ';') || has(bytes, start, end, '|') || has(bytes, start, end, ',');
    }

    private void one(byte[] bytes, int start, int end, IdentifierType type) {
        parsers.parse(bytes, start, end, type, parsed);
        if (!parsed.found()) {
            damaged |= parsed.status() == Status.EXCEL_DAMAGED;
            return;
        }
        found++;
        version |= !parsed.version().isEmpty();
        isoform |= !parsed.isoform().isEmpty();
        normalized |= parsed.status() == Status.NORMALIZED;
        changed |= parsed.status() == Status.NORMALIZED && !isOnlyQuoted()
                // C4B_2 is a symbol, but what two words are joined by is mostly no symbol.
                || specificity.isLoose(type) && has(bytes, start, end, '_');
        int ownBits = specificity.bits(type, parsed.end() - parsed.start());
        Strength own = strength(bytes, start, end, type, ownBits);
        digit |= hasDigit(bytes, start, end);
        stem |= own == Strength.WORD
                && type.name().equals(SYMBOLS)
                && SymbolStems.matches(parsed.bytes(), parsed.start(), parsed.end());
        if (strength == null || own.compareTo(strength) < 0) {
            strength = own;
        }
        bits = Math.min(bits, ownBits);
        kind = kind == null || kind == parsed.type() ? parsed.type() : type;
    }

    /// Whether quotes around it are all that was changed: then the table was written so, whatever it holds.
    private boolean isOnlyQuoted() {
        return parsed.changes().stream().allMatch(change -> change == Change.QUOTES || change == Change.TRIMMED);
    }

    /// @param from of a value with what may stand around it: quotes, brackets
    private Strength strength(byte[] bytes, int from, int to, IdentifierType type, int ownBits) {
        int start = from;
        int end = to;
        while (start < end && !isLetterOrDigit(bytes[start])) {
            start++;
        }
        while (end > start && !isLetterOrDigit(bytes[end - 1])) {
            end--;
        }
        boolean checked = specificity.isChecked(type);
        if (isNumber(bytes, start, end)) {
            decimal |= isDecimal(bytes, start, end);
            return checked ? Strength.FORM : Strength.NUMBER;
        }
        if (specificity.isLoose(type)) {
            return Strength.WORD;
        }
        boolean longer = parsed.end() - parsed.start() > end - start;
        if (parsed.changed(Change.PREFIX) && longer) {
            // The prefix was put on: what stands there is the bare code.
            return Strength.CODE;
        }
        if (parsed.changed(Change.PREFIX) || parsed.changed(Change.URI) || parsed.changed(Change.FASTA_HEADER)) {
            return Strength.ANNOUNCED;
        }
        if (specificity.tellsStrongly(type) || checked && ownBits >= TELLING_BITS) {
            return Strength.TELLING;
        }
        boolean form = specificity.tells(type) && ownBits >= FORM_BITS && !isNumbered(bytes, start, end);
        return form ? Strength.FORM : Strength.CODE;
    }

    /// Whether it is a number behind at most a letter, as patients and plates have, or numbers with points between, as
    /// chapters and versions have.
    private static boolean isNumbered(byte[] bytes, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if ((bytes[i] < '0' || bytes[i] > '9') && bytes[i] != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(byte b) {
        return b >= '0' && b <= '9' || (b | 32) >= 'a' && (b | 32) <= 'z';
    }

    /// Whether there is a digit in it.
    private static boolean hasDigit(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                return true;
            }
        }
        return false;
    }

    /// Whether it consists of digits, points and blanks: also a number that went through a spreadsheet.
    private static boolean isNumber(byte[] bytes, int start, int end) {
        int digits = 0;
        int points = 0;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') {
                digits++;
            } else if (b == '.') {
                points++;
            } else if (b != ' ') {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    /// Whether the number has decimals other than the `.0` of a whole number in a floating-point column.
    private static boolean isDecimal(byte[] bytes, int start, int end) {
        return has(bytes, start, end, '.') && !(end - start > 2 && bytes[end - 1] == '0' && bytes[end - 2] == '.');
    }

    /// Identifiers in the value; 1 if it is none.
    int parts() {
        return parts;
    }

    /// How many of them have the form.
    int found() {
        return found;
    }

    boolean isDamaged() {
        return damaged && found == 0;
    }

    boolean hasVersion() {
        return version;
    }

    boolean hasIsoform() {
        return isoform;
    }

    /// Whether one of them is normalized when it is parsed.
    boolean isNormalized() {
        return normalized;
    }

    /// Whether one of them is not canonical as it stands, or without quotes.
    boolean isChanged() {
        return changed;
    }

    /// Whether one of them begins like a family of genes.
    boolean hasStem() {
        return stem;
    }

    /// Whether one of them is a number with decimals.
    boolean hasDecimals() {
        return decimal;
    }

    /// Whether one of them has a digit.
    boolean hasDigits() {
        return digit;
    }

    /// What the weakest of them says; only if one was [#found].
    Strength strength() {
        return strength;
    }

    /// The bits of the weakest of them.
    int bits() {
        return bits;
    }

    /// The sub-kind of all of them, or the type.
    IdentifierType kind() {
        return kind;
    }
}
