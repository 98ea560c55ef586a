package bio.sluice.stream;

/// What a thread of a run is busy with, or waits for. Each worker is at exactly one of these at any time.
public enum Activity {
    /// Waits until a slot is free: too much is read and not yet written.
    WAIT_FOR_SLOT("slot", true),
    /// Works ahead of the next cut, such as inflating blocks.
    UNPACK("unpack", false),
    /// Waits until another worker has read its chunk.
    WAIT_FOR_INPUT("input", true),
    /// Reads bytes and cuts them into records, waiting for the storage included.
    READ("read", false),
    /// Finds the cells of records.
    DECODE("decode", false),
    /// Runs a processor; each has its own time.
    PROCESS("process", false),
    /// Writes records in the output format, and dead letters.
    ENCODE("encode", false),
    /// Waits until everything before a chunk is written, of which only a part fits into memory.
    WAIT_FOR_TURN("turn", true),
    /// Judges chunks by the gates and hands them to the target.
    APPEND("append", false),
    /// Makes what was written durable, beside the workers.
    CHECKPOINT("checkpoint", false);

    private final String word;
    private final boolean waiting;

    Activity(String word, boolean waiting) {
        this.word = word;
        this.waiting = waiting;
    }

    /// Its name in metrics: a stage, or what is waited for.
    public String word() {
        return word;
    }

    /// Whether nothing is done meanwhile.
    public boolean isWaiting() {
        return waiting;
    }
}
