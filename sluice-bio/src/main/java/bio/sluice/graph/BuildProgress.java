package bio.sluice.graph;

/// Told how far the writing of a graph has come. Called by the threads of the build, one at a time or several; what it
/// throws ends the build.
@FunctionalInterface
public interface BuildProgress {
    /// Nodes or edges between two calls.
    int STEP = 1 << 16;

    /// Called now and then.
    ///
    /// @param phase what is done at present: `nodes`, `edges`, `placing`, `writing`
    /// @param done how much of it
    /// @param all how much there is
    void at(String phase, long done, long all);

    /// Called more often than [#at], also in phases that do not tell how far they are; throws if the build is to end.
    default void goOn() {}

    /// Tells of one more if that is due.
    static void tell(BuildProgress progress, String phase, long done, long all) {
        if ((done & STEP - 1) == 0 || done == all) {
            progress.at(phase, done, all);
        }
    }
}
