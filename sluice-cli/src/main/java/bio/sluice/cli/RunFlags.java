package bio.sluice.cli;

import picocli.CommandLine.Option;

/// How a run goes: the flags that `run`, `map` and `convert` share.
final class RunFlags {
    private static final String AUTO = "auto";

    @Option(names = "--force")
    boolean force;

    @Option(names = "--report", paramLabel = "FILE")
    String report;

    @Option(names = "--limit", paramLabel = "N")
    String limit;

    @Option(names = "--errors", paramLabel = "FILE")
    String errors;

    @Option(names = "--manifest", paramLabel = "FILE")
    String manifest;

    @Option(names = "--digest", paramLabel = "NAME", completionCandidates = Digests.class)
    String digest;

    @Option(names = "--workers", paramLabel = "N")
    String workers;

    @Option(names = "--chunk-size", paramLabel = "N")
    String chunkSize;

    @Option(names = "--max-memory", paramLabel = "MB")
    String maxMemory;

    @Option(names = "--progress", paramLabel = "HOW", completionCandidates = ProgressKinds.class)
    String progress = AUTO;

    /// For shell completion.
    static final class Digests extends Words {
        Digests() {
            super("crc32c", "sha256");
        }
    }

    /// For shell completion.
    static final class ProgressKinds extends Words {
        ProgressKinds() {
            super(AUTO, "bar", "plain", "off");
        }
    }

    /// Adds what was given.
    void addTo(FlagParams params) {
        params.put("--limit", "max_rows", limit)
                .put("--errors", "error_output_path", errors)
                .put("--manifest", "manifest_path", manifest)
                .put("--digest", "digest", digest)
                .put("--workers", "max_concurrent_chunks", workers)
                .put("--chunk-size", "chunk_size", chunkSize)
                .put("--max-memory", "max_memory_mb", maxMemory);
    }

    /// How progress is shown.
    ///
    /// @throws WrongFlag if the word is unknown
    Progress.Style progress(Terminal terminal, Verbosity verbosity) {
        return switch (progress) {
            case AUTO ->
                verbosity.quiet
                        ? Progress.Style.OFF
                        : terminal.isInteractive() && verbosity.logFormat.equals(Verbosity.TEXT)
                                ? Progress.Style.BAR
                                : Progress.Style.PLAIN;
            case "bar" -> Progress.Style.BAR;
            case "plain" -> Progress.Style.PLAIN;
            case "off" -> Progress.Style.OFF;
            default -> throw new WrongFlag("--progress: expected auto, bar, plain or off, not \"" + progress + "\"");
        };
    }
}
