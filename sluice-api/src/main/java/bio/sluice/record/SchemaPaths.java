package bio.sluice.record;

/// Finds the [SchemaPath] of an input schema. One thread: each worker has its own.
@FunctionalInterface
public interface SchemaPaths {
    /// The path of `input`; the same object for the same schema as long as the schema is in use.
    SchemaPath of(Schema input);
}
