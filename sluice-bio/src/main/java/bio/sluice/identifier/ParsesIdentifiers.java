package bio.sluice.identifier;

/// Settings that say by which parsers identifiers are recognised, a user's own types among them: what finds out the
/// types of columns asks the same. Thread-safe.
public interface ParsesIdentifiers {
    /// The parsers.
    IdentifierParsers parsers();
}
