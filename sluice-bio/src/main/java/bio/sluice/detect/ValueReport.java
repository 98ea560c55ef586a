package bio.sluice.detect;

import bio.sluice.identifier.Change;
import bio.sluice.identifier.CheckArithmetic;
import bio.sluice.identifier.FormSpecificity;
import bio.sluice.identifier.FormTrace;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.identifier.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a single value may be, and why or why not. Immutable.
///
/// @param value what was asked, as it was written
/// @param empty whether it stands for nothing
/// @param fits types that take it, those whose form says most first
/// @param refusals of the types that do not take it, those with something to say: a wrong check digit, damage by a
///     spreadsheet, another type's prefix
/// @param nearest where no type takes it, or only loose ones do, the one whose form it follows furthest; else null
public record ValueReport(
        String value, boolean empty, List<TypeOpinion> fits, List<TypeOpinion> refusals, FormTrace nearest) {
    private static final int NEAR = 5;

    public ValueReport {
        fits = List.copyOf(fits);
        refusals = List.copyOf(refusals);
    }

    /// Asks all types, or one.
    ///
    /// @param type the only type to ask, or null
    public static ValueReport of(String value, IdentifierType type, IdentifierParsers parsers) {
        IdentifierTypes types = parsers.types();
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Set<IdentifierType> contained = new HashSet<>();
        types.all().forEach(known -> contained.addAll(known.contains()));
        List<IdentifierType> asked = type != null
                ? List.of(type)
                : types.all().stream()
                        .filter(known -> !contained.contains(known))
                        .toList();
        FormSpecificity specificity = new FormSpecificity(types);
        ParsedIdentifier parsed = new ParsedIdentifier();
        List<TypeOpinion> fits = new ArrayList<>();
        List<TypeOpinion> refusals = new ArrayList<>();
        for (IdentifierType one : asked) {
            parsers.parse(bytes, 0, bytes.length, one, parsed);
            if (parsed.status() == Status.EMPTY) {
                return new ValueReport(value, true, List.of(), List.of(), null);
            }
            if (parsed.found()) {
                fits.add(TypeOpinion.fit(parsed, bytes.length, specificity));
                continue;
            }
            String arithmetic = CheckArithmetic.of(one, value);
            if (arithmetic != null || parsed.status() != Status.MALFORMED || type != null) {
                refusals.add(TypeOpinion.refusal(one, parsed, arithmetic));
            }
        }
        if (type == null) {
            // That a value is of another type is no news of the type it is not.
            refusals.removeIf(refusal -> refusal.status() == Status.WRONG_TYPE);
        }
        fits.sort(Comparator.comparing(TypeOpinion::weight)
                .thenComparing(TypeOpinion::isExact)
                .thenComparingInt(TypeOpinion::bits)
                .reversed());
        return new ValueReport(value, false, fits, refusals, nearest(value, asked, fits, refusals, specificity));
    }

    private static FormTrace nearest(
            String value,
            List<IdentifierType> asked,
            List<TypeOpinion> fits,
            List<TypeOpinion> refusals,
            FormSpecificity specificity) {
        boolean told = refusals.stream()
                .anyMatch(refusal -> asked.size() > 1 && !refusal.reasons().isEmpty());
        if (told || !fits.isEmpty() && fits.get(0).weight().compareTo(TypeOpinion.Weight.CODE) > 0) {
            return null;
        }
        FormTrace nearest = null;
        for (IdentifierType type : asked) {
            boolean near = specificity.isKnown(type) && (fits.isEmpty() || specificity.tells(type));
            FormTrace trace = near ? FormTrace.of(type, value) : null;
            if (trace != null && (nearest == null || trace.reach() > nearest.reach())) {
                nearest = trace;
            }
        }
        // Where a loose form takes the value, only what is nearly telling is worth a word: ENSG and too few digits.
        boolean telling = nearest != null && nearest.reach() >= NEAR && 2 * nearest.reach() >= value.length();
        return fits.isEmpty() || telling ? nearest : null;
    }

    /// The words of changes, in the order in which they are made.
    static List<String> changes(ParsedIdentifier parsed) {
        List<String> words = new ArrayList<>();
        for (Change change : Change.values()) {
            if (parsed.changed(change)) {
                words.add(change.word());
            }
        }
        return words;
    }
}
