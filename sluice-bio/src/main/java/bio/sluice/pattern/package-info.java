/// Regular expressions that cannot hang a run: matched in time linear in the value, whatever the pattern.
///
/// Start at [bio.sluice.pattern.LinearPattern], which says what a pattern may hold, and
/// [bio.sluice.pattern.PatternSearch], which applies one to UTF-8 bytes. The engine is re2j; what is here bounds the
/// size of patterns, says where a mistake is, and turns bytes into characters and back. Stands on `text` only.
package bio.sluice.pattern;
