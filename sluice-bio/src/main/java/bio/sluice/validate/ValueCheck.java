package bio.sluice.validate;

import bio.sluice.pattern.LinearPattern;
import bio.sluice.text.Words;
import java.io.Serializable;
import java.util.List;

/// What a rule demands of the values of a column. Immutable; [BoundCheck] tries it.
///
/// @param kind what a value must be, or null
/// @param min smallest number or date, as text; or null
/// @param max largest number or date, as text; or null
/// @param dates whether `min` and `max` are dates
/// @param minLength fewest characters
/// @param maxLength most characters
/// @param pattern what the whole value must match, or null
/// @param allowed the values that may occur, or null
/// @param allowedText those values, for messages
/// @param identifierType the type of which it must be an identifier, or null
record ValueCheck(
        ValueKind kind,
        byte[] min,
        byte[] max,
        boolean dates,
        long minLength,
        long maxLength,
        LinearPattern pattern,
        Words allowed,
        List<String> allowedText,
        String identifierType)
        implements Serializable {}
