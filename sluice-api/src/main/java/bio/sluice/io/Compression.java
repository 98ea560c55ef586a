package bio.sluice.io;

import java.math.BigDecimal;
import java.util.List;

/// A way of packing bytes, such as gzip. A plugin found by `ServiceLoader`. Thread-safe.
public interface Compression {
    /// Its name, such as `gzip`.
    String name();

    /// File extensions with their dot, such as `.gz`.
    List<String> extensions();

    /// Whether a file that begins with `head[0, length)` is packed like this.
    boolean recognises(byte[] head, int length);

    /// Whether a file that begins with `head[0, length)` is packed in blocks, so that [ByteInput#skip] need not unpack
    /// what it passes over.
    default boolean isBlocked(byte[] head, int length) {
        return false;
    }

    /// The content of a packed file.
    ///
    /// @param maxRatio most content bytes per stored byte before the input counts as a bomb, or null for no limit
    InputFile unpacked(InputFile packed, BigDecimal maxRatio);

    /// Packs what is written before it goes to `target`; [OutputFile#finish] and closing reach `target` too.
    OutputFile packed(OutputFile target);
}
