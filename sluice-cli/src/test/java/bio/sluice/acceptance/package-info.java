/// What Sluice promises, shown on whole jobs: real tables, damaged inputs, other settings, other JDKs.
///
/// Start at [bio.sluice.acceptance.RealTablesTest]. Each test runs jobs through the Java entry points or in a JVM of
/// its
/// own, and reads their files back with another reader. Nothing depends on this package.
package bio.sluice.acceptance;
