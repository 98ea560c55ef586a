package bio.sluice.stream;

/// What one activity has cost all threads of a run so far. Immutable.
///
/// @param activity which
/// @param processor the stage's name if it is [Activity#PROCESS], else null
/// @param nanos time spent, what is still going on and attempts that came to nothing included
/// @param batches how often it was done to its end
/// @param records records that it was done to
/// @param threads threads that are at it now
public record ActivityTime(
        Activity activity, String processor, long nanos, long batches, long records, int threads) {
    /// The processor's name, or the activity's word.
    public String name() {
        return processor == null ? activity.word() : processor;
    }
}
