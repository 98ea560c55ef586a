/// Kinds of files that are recognised only to say how to get at their content.
///
/// Each class is one [bio.sluice.io.UnreadableInput], found by `ServiceLoader`. Stands on `bio.sluice.io`.
package bio.sluice.formats.unreadable;
