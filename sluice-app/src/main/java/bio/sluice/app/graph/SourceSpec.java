package bio.sluice.app.graph;

import bio.sluice.graph.source.SourceFormat;
import bio.sluice.graph.source.TableRoles;
import bio.sluice.option.ConfigNode;

/// What a user says of a source: where it is, and perhaps what. Immutable.
///
/// @param path a path or a glob
/// @param format null if it is to be recognised
/// @param database what edges name as their source where they name none; null for the format's own
/// @param species the NCBI taxon of its records, or the one that is wanted; null if none is
/// @param version its version or date, as the user states it; null for what the source says itself
/// @param roles of its columns; null where the format has its own
/// @param reader options of the reader, or null
public record SourceSpec(
        String path,
        SourceFormat format,
        String database,
        String species,
        String version,
        TableRoles roles,
        ConfigNode reader) {
    /// A source of which nothing but its place, and perhaps its format, is said.
    public SourceSpec(String path, SourceFormat format) {
        this(path, format, null, null, null, null, null);
    }
}
