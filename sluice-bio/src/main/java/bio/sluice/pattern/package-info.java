/// Regular expressions that cannot hang a run: matched on UTF-8 bytes in time linear in the value, whatever the
/// pattern.
///
/// Start at [bio.sluice.pattern.LinearPattern], which says what a pattern may hold, and
/// [bio.sluice.pattern.PatternSearch], which applies one. A pattern is parsed to a [bio.sluice.pattern.Syntax] tree,
/// compiled to a [bio.sluice.pattern.Program] and run by backtracking that never tries one choice twice at one place
/// (the "bit-state" method of RE2). Stands on `text` only.
package bio.sluice.pattern;
