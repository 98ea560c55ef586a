/// How to use Sluice from Java, and how a plugin is written. Everything here runs as a test.
///
/// Start at [bio.sluice.example.StreamProteins]; a plugin with typed params is [bio.sluice.example.PlateWellType].
package bio.sluice.example;
