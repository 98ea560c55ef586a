package bio.sluice.stream;

/// A run's counts while it runs. May be read from any thread at any time; numbers are those of whole chunks written.
public interface RunStats {
    /// Where the records written so far went.
    Ledger ledger();

    /// Chunks written so far.
    long chunks();

    /// Records cut so far, written or not.
    long recordsRead();

    /// Stored bytes consumed so far.
    long storedBytes();

    /// Stored size of the inputs, or -1 if unknown.
    long totalBytes();

    /// Chunks read and not yet written.
    int chunksInFlight();

    /// A counter by its path; 0 if there is none.
    long count(String path);

    /// All counts at this moment, and what took the time. Costs some microseconds, and looks the process's memory up.
    RunSample sample();
}
