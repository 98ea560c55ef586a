package bio.sluice.stream;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Keeps what a run writes. One run; calls come from changing threads, one at a time and in order:
/// [#open], [#append] …, then one of [#publish], [#reject] or nothing, then [#close]. A target whose runs cannot be
/// continued leaves [#mark], [#commit] and [#restore] as they are.
public interface Target extends Closeable {
    /// Starts a fresh output; fails if it cannot be written. Nothing appears under its final name yet.
    ///
    /// @param head bytes before the first record
    void open(byte[] head) throws IOException;

    /// Takes the next chunk in input order. The chunk belongs to the caller again when this returns.
    void append(EncodedChunk chunk) throws IOException;

    /// How far this target has come, as an opaque text that [#commit] understands. Quick; called between appends.
    default String mark() throws IOException {
        return "";
    }

    /// Makes everything up to `mark` durable, and then `checkpoint` with it. Called beside appends.
    default void commit(String mark, byte[] checkpoint) throws IOException {}

    /// The checkpoint of an earlier attempt, if there is one; the output then continues at its mark, and [#open] is
    /// not called.
    default Optional<byte[]> restore() throws IOException {
        return Optional.empty();
    }

    /// Makes the output durable and visible under its final name.
    ///
    /// @return what was published, the output first
    List<OutputSummary> publish() throws IOException;

    /// Keeps the output of a run that a gate failed, under a name that says so.
    List<OutputSummary> reject() throws IOException;
}
