package bio.sluice.stream;

import bio.sluice.fault.Faults;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Keeps what a run writes. One run; calls come from changing threads, one at a time and in order, [#commit] aside:
/// [#open] or [#restore] and [#reopen], then [#append] …, then [#finish] and one of [#publish] and [#reject], or
/// nothing of these, then [#close]. A target whose runs cannot be continued leaves [#mark], [#commit], [#restore] and
/// [#reopen] as they are.
public interface Target extends Closeable {
    /// Starts a fresh output; fails if it cannot be written. Nothing appears under its final name yet.
    ///
    /// @param head bytes before the first record
    void open(byte[] head) throws IOException;

    /// Whether rows and checkpoints are kept together in one transaction, as a database keeps them. Then every chunk is
    /// offered before it is appended, for a row may be refused, and [#commit] is called between appends.
    default boolean isTransactional() {
        return false;
    }

    /// Takes the rows of the next chunk as far as they can be kept. The engine makes dead letters of the others and
    /// then
    /// calls [#append] with the same chunk, or [#withdraw] if they let a gate stop the run. Only called where
    /// [#isTransactional].
    ///
    /// @param late receives each row that is refused, under the record it came from
    default void offer(EncodedChunk chunk, Faults late) throws IOException {}

    /// Takes the rows of chunks that follow one another, if all of them can be kept, which is cheaper than one chunk
    /// after the other; [#append] follows for each. Only called where [#isTransactional].
    ///
    /// @return whether all were taken; if not, none was, and every chunk is offered by itself
    default boolean offer(List<EncodedChunk> chunks) throws IOException {
        return false;
    }

    /// Takes back what the last [#offer] of one chunk has taken.
    default void withdraw() throws IOException {}

    /// Takes the next chunk in input order. The chunk belongs to the caller again when this returns.
    void append(EncodedChunk chunk) throws IOException;

    /// How far this target has come, for [#commit] and [#reopen]. Quick; called between appends, and once more behind
    /// [#finish].
    ///
    /// @return null if its runs cannot be continued
    default byte[] mark() throws IOException {
        return null;
    }

    /// Makes everything up to `mark` durable, and then `checkpoint` with it, in place of an earlier one. Called beside
    /// appends, by one thread at a time; where [#isTransactional], right behind [#mark] and by the same thread.
    default void commit(byte[] mark, byte[] checkpoint) throws IOException {}

    /// The last checkpoint that an earlier run has committed, if there is one. Nobody else can go on from it from now
    /// until this target is closed.
    ///
    /// @throws bio.sluice.fault.RunStopped if the checkpoint is damaged, or another run is at work on it
    default Optional<byte[]> restore() throws IOException {
        return Optional.empty();
    }

    /// Goes on where the mark of the restored checkpoint says, in place of [#open]; what was written behind it is cut
    /// off.
    ///
    /// @throws bio.sluice.fault.RunStopped if what was written before it is no longer there
    default void reopen(byte[] mark) throws IOException {
        throw new UnsupportedOperationException(getClass().getName() + " gives no marks");
    }

    /// Completes the output where it is, durably. Nothing is appended any more.
    default void finish() throws IOException {}

    /// Makes the output visible under its final name.
    ///
    /// @return what was published, the output first
    List<OutputSummary> publish() throws IOException;

    /// Keeps the output of a run that a gate failed, under a name that says so.
    List<OutputSummary> reject() throws IOException;
}
