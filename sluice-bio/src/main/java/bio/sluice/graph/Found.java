package bio.sluice.graph;

import java.util.List;

/// What a look-up has found. Immutable.
///
/// @param asked what was looked up, as it was written
/// @param canonical its canonical text; null if it is no identifier of its type
/// @param type its type; null if none was given
/// @param status what became of it
/// @param candidates CURIEs that it may stand for, where it is ambiguous or was split
/// @param mappings the best first
/// @param truncated whether a limit has cut something off
public record Found(
        String asked,
        String canonical,
        String type,
        LookupStatus status,
        List<String> candidates,
        List<FoundMapping> mappings,
        boolean truncated) {
    public Found {
        candidates = List.copyOf(candidates);
        mappings = List.copyOf(mappings);
    }
}
