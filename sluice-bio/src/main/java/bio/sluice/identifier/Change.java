package bio.sluice.identifier;

import java.util.Locale;

/// What a parser did to a value's text to make it canonical.
public enum Change {
    /// Blanks around it were taken off, visible or not.
    TRIMMED,
    /// Letters changed case.
    CASE,
    /// A prefix such as `UniProtKB:` was taken off, put on or written differently.
    PREFIX,
    /// The identifier was taken out of a URI.
    URI,
    /// The identifier was taken out of a FASTA header such as `sp|P04637|P53_HUMAN`.
    FASTA_HEADER,
    /// Zeros were put before the digits.
    PADDED,
    /// `.0`, which a spreadsheet or data frame had put behind a whole number, was taken off.
    DECIMAL,
    /// A separator before or behind the only value of a cell was taken off.
    SEPARATOR,
    /// Percent-encoded characters such as `%3A` were decoded.
    DECODED,
    /// Invisible characters within it were taken out.
    INVISIBLE,
    /// A dash was made the hyphen that identifiers have.
    HYPHEN,
    /// Quotes around it were taken off.
    QUOTES,
    /// A full stop or a term behind it, brackets around it or thousands separators in it were taken off, or the point
    /// of an ICD code was put in.
    PUNCTUATION,
    /// The symbol that a spreadsheet had made a date of was put back.
    EXCEL;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The change as it is written in output, in snake_case.
    public String word() {
        return word;
    }

    int bit() {
        return 1 << ordinal();
    }
}
