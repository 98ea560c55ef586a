package bio.sluice.stream;

import java.util.Map;

/// A [ProcessorFactory] whose processors read files beside their params, such as a graph. The digests enter the
/// manifest, so that a run can be told from one with another graph. Optional. Thread-safe.
public interface DependsOnFiles {
    /// Digest of each file, with its algorithm, by its path.
    Map<String, String> fileDigests();
}
