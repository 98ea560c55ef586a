/// Which identifiers the columns of a table hold, and why a value is one or not, told for people and programs.
///
/// Start at [bio.sluice.app.detect.TableDetection] and [bio.sluice.app.detect.ValueStory].
package bio.sluice.app.detect;
