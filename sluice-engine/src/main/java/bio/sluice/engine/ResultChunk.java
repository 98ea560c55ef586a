package bio.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Some consecutive records of a pipeline's output, with the dead letters of the records between them. Immutable.
public final class ResultChunk {
    private final long id;
    private final long records;
    private final byte[] bytes;
    private final byte[] deadLetters;

    ResultChunk(long id, long records, byte[] bytes, byte[] deadLetters) {
        this.id = id;
        this.records = records;
        this.bytes = bytes;
        this.deadLetters = deadLetters;
    }

    /// Its place among the chunks of the run, from 0.
    public long id() {
        return id;
    }

    /// Number of records in it.
    public long recordCount() {
        return records;
    }

    /// The records in the output format.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The records as text, a line each where the output format writes them so.
    public Stream<String> lines() {
        return new String(bytes, StandardCharsets.UTF_8).lines();
    }

    /// The dead letters, a JSON object each.
    public Stream<String> deadLetters() {
        return new String(deadLetters, StandardCharsets.UTF_8).lines();
    }

    /// The records by field name, in the order of fields: strings as text, null as null, other values as their JSON.
    ///
    /// @throws IllegalStateException if the output format is not JSONL
    public List<Map<String, String>> records() {
        return JsonRecords.parse(bytes);
    }
}
