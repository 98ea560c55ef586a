package bio.sluice.io;

/// A kind of file that Sluice recognises but does not read, with the way out. Plugin, found by `ServiceLoader`; only
/// consulted when no [Compression] and no format recognises the input.
public interface UnreadableInput {
    /// What the file is, such as `an Excel workbook`.
    String description();

    /// Whether a file that begins with `head[0, length)` is of this kind.
    boolean recognises(byte[] head, int length);

    /// A sentence that names the way out, such as "export the sheet as CSV".
    String wayOut();
}
