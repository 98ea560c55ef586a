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
        /// A short code or a word.
        WEAK,
        /// A form that is rarely met by chance.
        FORM,
        /// A form that is never met by chance.
        TELLING,
        /// The value names its type, as a CURIE or URI.
        ANNOUNCED
    }

    /// Bits from which on a form is rarely met by chance: between the 8 of a UniProt accession and the 5 of a code of
    /// ICD-10 or an entry of the PDB.
    private static final int FORM_BITS = 7;
    /// Bits from which on it never is: those of `C00031` are 15, those of `rs7412` 17.
    private static final int TELLING_BITS = 14;

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
    private boolean stem;
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
        stem = false;
        bits = Integer.MAX_VALUE;
        strength = null;
        kind = null;
        parts = 1;
        one(bytes, start, end, type);
        if (found == 0 && !damaged && mayBeComposite(bytes, start, end)) {
            int count = cellParts.split(bytes, start, end, type);
            if (count > 1) {
                parts = 0;
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

    private void one(byte[] bytes, int start, int end, IdentifierType type) {
        parsers.parse(bytes, start, end, type, parsed);
        if (!parsed.found()) {
            damaged |= parsed.status() == Status.EXCEL_DAMAGED;
            return;
        }
        found++;
        version |= !parsed.version().isEmpty();
        isoform |= !parsed.isoform().isEmpty();
        changed |= parsed.status() == Status.NORMALIZED;
        int ownBits = specificity.bits(type, parsed.end() - parsed.start());
        Strength own = strength(bytes, start, end, ownBits);
        stem |= own == Strength.WEAK && SymbolStems.matches(parsed.bytes(), parsed.start(), parsed.end());
        if (strength == null || own.compareTo(strength) < 0) {
            strength = own;
        }
        bits = Math.min(bits, ownBits);
        kind = kind == null || kind == parsed.type() ? parsed.type() : type;
    }

    private Strength strength(byte[] bytes, int start, int end, int ownBits) {
        if (isNumber(bytes, start, end)) {
            return Strength.NUMBER;
        }
        if (parsed.changed(Change.PREFIX) || parsed.changed(Change.URI) || parsed.changed(Change.FASTA_HEADER)) {
            return Strength.ANNOUNCED;
        }
        return ownBits >= TELLING_BITS ? Strength.TELLING : ownBits >= FORM_BITS ? Strength.FORM : Strength.WEAK;
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

    /// Whether one of them is not canonical as it stands.
    boolean isChanged() {
        return changed;
    }

    /// Whether one of them begins like a family of genes.
    boolean hasStem() {
        return stem;
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
