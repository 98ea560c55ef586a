package bio.sluice.graph;

import java.io.Serializable;

/// A field whose identifiers are looked up. Immutable.
///
/// @param name the field
/// @param type their type by any name, or null for what a parser has made of the field
record IdentifierField(String name, String type) implements Serializable {}
