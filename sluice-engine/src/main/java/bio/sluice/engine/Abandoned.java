package bio.sluice.engine;

/// Takes a worker out of whatever it is in when the run has been stopped elsewhere. Never leaves this package.
final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Abandoned() {
        super("the run was stopped", null, false, false);
    }
}
