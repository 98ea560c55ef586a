/**
 * Inputs and independent answers for the benchmarks.
 *
 * <p>{@link bio.sluice.benchmark.Generator} writes the inputs, {@link bio.sluice.benchmark.Oracle} says what the right
 * outputs are. Nothing here uses any part of Sluice: an answer computed by the code under test would prove nothing. For
 * the same reason the code is plain and slow: one thread, strings and hash maps. Start reading at {@code Oracle}; the
 * script {@code run} beside this module calls both.
 */
package bio.sluice.benchmark;
