package bio.sluice.cli;

/// A mistake on the command line that only shows when flags are looked at together. The message begins with the flag.
final class WrongFlag extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongFlag(String message) {
        super(message);
    }
}
