/// Tables as text: CSV and TSV, read and written.
///
/// The grammar is RFC 4180, made tolerant where real files break it. A field is quoted if its first byte is the quote
/// character (with `strip_whitespace`, its first byte that is no blank); inside, the quote is doubled. A quote anywhere
/// else is text. Blanks behind a closing quote mean nothing; other text there is added to the value, blanks and all,
/// but
/// in a field that goes on over lines it means that the quote was never closed.
/// [bio.sluice.formats.delimited.FieldCursor] is that grammar
/// written plainly; the cutter and the decoder are its fast forms, and tests hold the three together.
///
/// Start at [bio.sluice.formats.delimited.DelimitedFormat], then [bio.sluice.formats.delimited.DelimitedSource].
package bio.sluice.formats.delimited;
