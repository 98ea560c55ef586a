/// What all line-oriented formats share: opening inputs in any encoding, cutting them into chunks of whole records, and
/// bytes eight at a time.
///
/// Start at [bio.sluice.formats.text.RecordCutter], the one thing a format must bring
/// ([bio.sluice.formats.text.LineCutter]
/// does it for formats with one record a line), then [bio.sluice.formats.text.TextInput] (one open input) and
/// [bio.sluice.formats.text.TextChunks] (a list of them as a chunk source). The formats of this module may use it.
package bio.sluice.formats.text;
