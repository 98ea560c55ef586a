package bio.sluice.detect;

import bio.sluice.identifier.Change;
import bio.sluice.identifier.CheckArithmetic;
import bio.sluice.identifier.FormSpecificity;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.identifier.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What one type makes of a value. Immutable.
///
/// @param type the type, refined to its sub-kind where the form decides
/// @param status the outcome of parsing
/// @param canonical the canonical text, or null
/// @param curie the same as a CURIE, or null
/// @param weight how much the form says
/// @param bits how much the form says: one text of that length in 2 to the power of these has it
/// @param reasons what speaks for it or against it, in sentences
/// @param candidates what a damaged value may have been
public record TypeOpinion(
        IdentifierType type,
        Status status,
        String canonical,
        String curie,
        Weight weight,
        int bits,
        List<String> reasons,
        List<String> candidates) {
    private static final int MOST_BITS = 40;

    public TypeOpinion {
        reasons = List.copyOf(reasons);
        candidates = List.copyOf(candidates);
    }

    /// How much the form of a type says.
    public enum Weight {
        /// It is that of a plain number.
        NUMBER,
        /// It is that of a word.
        WORD,
        /// It is a code that other types have, or what a prefix has to be put before.
        CODE,
        /// It is rarely met by chance.
        FORM,
        /// It is never met by chance.
        TELLING
    }

    static TypeOpinion fit(ParsedIdentifier parsed, int length, FormSpecificity specificity) {
        IdentifierType type = parsed.type();
        String canonical = parsed.text();
        int bits = specificity.bits(type, canonical.length());
        List<String> reasons = new ArrayList<>();
        List<String> changes = ValueReport.changes(parsed);
        reasons.add(changes.isEmpty() ? "its form, as it stands" : "its form after: " + String.join(", ", changes));
        if (!parsed.version().isEmpty()) {
            reasons.add("version " + parsed.version().text() + " is split off");
        }
        if (!parsed.isoform().isEmpty()) {
            reasons.add("isoform " + parsed.isoform().text() + " is split off");
        }
        if (!parsed.region().isEmpty()) {
            reasons.add("region " + parsed.region().text() + " is split off");
        }
        String arithmetic = CheckArithmetic.of(type, canonical);
        if (arithmetic != null) {
            reasons.add("check digit: " + arithmetic);
        }
        boolean bare = parsed.changed(Change.PREFIX) && canonical.length() > length;
        boolean named = !bare
                && (parsed.changed(Change.PREFIX) || parsed.changed(Change.URI) || parsed.changed(Change.FASTA_HEADER));
        Weight weight = named ? Weight.TELLING : weight(canonical, bare, type, specificity);
        if (named) {
            reasons.add("and the value names the type itself");
            return new TypeOpinion(type, parsed.status(), canonical, parsed.curie(), weight, bits, reasons, List.of());
        }
        switch (weight) {
            case NUMBER -> reasons.add("but a plain number has it by chance");
            case WORD -> reasons.add("but its form is a loose one: many words and codes have it");
            case CODE ->
                reasons.add(bare ? "but without the prefix it may be anything" : "but other codes have it, too");
            default ->
                reasons.add("which one text in " + String.format(Locale.ROOT, "%,d", 1L << Math.min(bits, MOST_BITS))
                        + " of this length has by chance");
        }
        return new TypeOpinion(type, parsed.status(), canonical, parsed.curie(), weight, bits, reasons, List.of());
    }

    private static Weight weight(String canonical, boolean bare, IdentifierType type, FormSpecificity specificity) {
        if (canonical.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return specificity.isChecked(type) ? Weight.FORM : Weight.NUMBER;
        }
        if (specificity.isLoose(type)) {
            return Weight.WORD;
        }
        if (bare) {
            boolean digits =
                    canonical.substring(specificity.prefixLength(type)).chars().allMatch(c -> c >= '0' && c <= '9');
            return digits ? Weight.NUMBER : Weight.CODE;
        }
        return specificity.tellsStrongly(type) ? Weight.TELLING : specificity.tells(type) ? Weight.FORM : Weight.CODE;
    }

    static TypeOpinion refusal(IdentifierType type, ParsedIdentifier parsed, String arithmetic) {
        List<String> reasons = new ArrayList<>();
        if (arithmetic != null) {
            reasons.add("the check digit is wrong: " + arithmetic);
        } else if (parsed.status() == Status.EXCEL_DAMAGED) {
            reasons.add("a spreadsheet has made this of an identifier");
        } else if (parsed.status() == Status.WRONG_TYPE) {
            reasons.add("it is plainly an identifier of another type");
        } else if (parsed.status() == Status.AMBIGUOUS) {
            reasons.add("several readings are equally good");
        }
        return new TypeOpinion(type, parsed.status(), null, null, Weight.CODE, 0, reasons, parsed.candidates());
    }

    /// Whether the value is canonical as it stands.
    public boolean isExact() {
        return status == Status.EXACT;
    }
}
