package bio.sluice.identifier;

/// What a value shows besides the type it has the form of.
public enum Trait {
    /// A version behind it.
    VERSION,
    /// An isoform behind it.
    ISOFORM,
    /// A region behind it.
    REGION,
    /// A prefix, URI or label that names the type.
    NAMED,
    /// A bare number, or a text without the prefix that the type's canonical text has.
    BARE;

    int bit() {
        return 1 << ordinal();
    }
}
