package bio.sluice.cli;

/// How a run goes: the flags that `run`, `map` and `convert` share.
final class RunFlags {
    private static final String AUTO = "auto";

    private boolean resume;
    private boolean restart;
    private boolean force;
    private String report;
    private String sssom;
    private String limit;
    private String errors;
    private String manifest;
    private String qc;
    private String digest;
    private String workers;
    private String chunkSize;
    private String maxMemory;
    private String progress = AUTO;
    private String metricsPort;
    private String metricsFile;
    private String metricsInterval;

    void declare(Flags flags) {
        declareForce(flags);
        declareResume(flags);
        flags.value("--report", "FILE", value -> report = value)
                .value("--limit", "N", value -> limit = value)
                .value("--errors", "FILE", value -> errors = value)
                .value("--manifest", "FILE", value -> manifest = value)
                .value("--qc", "FILE.html", value -> qc = value)
                .value("--digest", "NAME", value -> digest = value, "crc32c", "sha256")
                .value("--workers", "N", value -> workers = value)
                .value("--chunk-size", "N", value -> chunkSize = value)
                .value("--max-memory", "MB", value -> maxMemory = value)
                .value("--progress", "HOW", value -> progress = value, AUTO, "bar", "plain", "off")
                .value("--metrics-port", "PORT", value -> metricsPort = value)
                .value("--metrics-file", "FILE", value -> metricsFile = value)
                .value("--metrics-interval", "SECONDS", value -> metricsInterval = value);
    }

    /// Declares only the flag that every command has which writes files.
    void declareForce(Flags flags) {
        flags.on("--force", () -> force = true);
    }

    /// Declares the flag of commands that look identifiers up.
    void declareMappings(Flags flags) {
        flags.value("--sssom", "FILE", value -> sssom = value);
    }

    /// Declares the flags that say what to do about an earlier run.
    private void declareResume(Flags flags) {
        flags.on("--resume", () -> resume = true).on("--restart", () -> restart = true);
    }

    /// Whether to go on with an earlier run that did not end.
    boolean resume() {
        return resume;
    }

    /// Whether to discard an earlier run.
    boolean restart() {
        return restart;
    }

    /// Whether outputs that exist may be replaced.
    boolean force() {
        return force;
    }

    /// Where the report goes, or null.
    String report() {
        return report;
    }

    /// Where metrics go while it runs.
    ///
    /// @throws WrongFlag if that makes no sense
    MetricsFlags metrics() {
        return new MetricsFlags(metricsPort, metricsFile, resume, force || restart);
    }

    /// Adds what was given.
    void addTo(FlagParams params) {
        params.put("--sssom", "sssom_path", sssom)
                .put("--limit", "max_rows", limit)
                .put("--errors", "error_output_path", errors)
                .put("--manifest", "manifest_path", manifest)
                .put("--qc", "qc_path", qc)
                .put("--digest", "digest", digest)
                .put("--workers", "max_concurrent_chunks", workers)
                .put("--chunk-size", "chunk_size", chunkSize)
                .put("--max-memory", "max_memory_mb", maxMemory)
                .put("--metrics-interval", "metrics_interval", metricsInterval);
    }

    /// How progress is shown. A bar has no place among lines of JSON.
    ///
    /// @throws WrongFlag if the word is unknown
    Progress.Style progress(Terminal terminal, Verbosity verbosity) {
        boolean text = verbosity.logFormat.equals(Verbosity.TEXT);
        return switch (progress) {
            case AUTO ->
                verbosity.quiet
                        ? Progress.Style.OFF
                        : terminal.isInteractive() && text ? Progress.Style.BAR : Progress.Style.PLAIN;
            case "bar" -> text ? Progress.Style.BAR : Progress.Style.PLAIN;
            case "plain" -> Progress.Style.PLAIN;
            case "off" -> Progress.Style.OFF;
            default -> throw new WrongFlag("--progress: expected auto, bar, plain or off, not \"" + progress + "\"");
        };
    }
}
