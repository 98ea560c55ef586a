package bio.sluice.record;

/// Thrown when an attempt at a chunk needs more memory than its [Budget]. The engine answers by discarding the
/// attempt and running the chunk again in halves; nobody else may catch it. Carries no stack trace, for it is part
/// of normal work.
public final class QuotaExceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QuotaExceeded(long needed, long limit) {
        super("needs " + needed + " bytes of a budget of " + limit, null, false, false);
    }
}
