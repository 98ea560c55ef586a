/// Fuzz targets: everything that reads what others wrote, thrown any bytes at.
///
/// Start at [bio.sluice.fuzz.Targets], the list of them. A target is a class with a static method
/// `fuzzerTestOneInput(byte[])`, which the fuzzer calls and which throws if a promise is broken. `sluice-fuzz/run`
/// looks
/// for new inputs; what it found stands in `src/test/corpus/TARGET` and is tried again by every build. Nothing depends
/// on this package.
package bio.sluice.fuzz;
