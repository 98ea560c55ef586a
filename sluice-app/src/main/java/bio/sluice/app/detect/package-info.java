/// Tables sampled to find out which identifiers their columns hold.
///
/// Start at [bio.sluice.app.detect.TableSample]. Runs that ask for `auto` types use it too.
package bio.sluice.app.detect;
