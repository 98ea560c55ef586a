package bio.sluice.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A job to be killed: the arguments of the command, run in a folder beside that of the tables. Immutable.
///
/// @param name what it shows
/// @param arguments of `sluice`
record KilledJob(String name, List<String> arguments) {
    private static final List<String> FULL = List.of(
            "--id",
            "UniProt=uniprot",
            "--id",
            "gene_symbol=hgnc.symbol",
            "--rules",
            "rules.yaml",
            "--graph",
            "example");

    private static KilledJob map(String name, String input, String output, String... more) {
        List<String> arguments = new ArrayList<>(List.of("map", "../tables/" + input, "-o", output));
        arguments.addAll(FULL);
        arguments.addAll(List.of(more));
        return new KilledJob(name, arguments);
    }

    private static KilledJob convert(String name, String input, String output, String... more) {
        List<String> arguments = new ArrayList<>(List.of("convert", "../tables/" + input, "-o", output));
        arguments.addAll(List.of(more));
        return new KilledJob(name, arguments);
    }

    /// The jobs that the ordinary build kills.
    static List<KilledJob> few() {
        return List.of(
                map("blocked-gzip-to-gzip", "t.csv.bgz", "out.jsonl.gz", "--unmatched", "left.jsonl.gz"),
                new KilledJob("two-steps", List.of("run", "two-steps.yaml")),
                new KilledJob("quality-report", List.of("run", "checked.yaml")));
    }

    static List<KilledJob> all() {
        List<KilledJob> jobs = new ArrayList<>(few());
        jobs.add(map("csv-to-jsonl", "t.csv", "out.jsonl", "--unmatched", "left.jsonl"));
        jobs.add(map("plain-gzip", "t.csv.gz", "out.jsonl", "--workers", "4", "--chunk-size", "100"));
        jobs.add(map("expanded-to-csv", "t.csv", "out.csv", "--to", "ncbigene,hgnc", "--on-multiple", "all"));
        jobs.add(map("several-inputs", "t.csv*", "out.jsonl.gz", "--on-unmatched", "dead_letter"));
        jobs.add(convert("single-records", "t.csv", "out.csv.gz", "--chunk-size", "1", "--workers", "4"));
        jobs.add(convert("one-worker", "long.jsonl", "out.jsonl", "--workers", "1", "--digest", "sha256"));
        jobs.add(convert("jsonl-to-csv-gzip", "long.jsonl", "out.csv.gz", "--chunk-size", "7"));
        jobs.add(convert("errors-elsewhere", "long.csv", "out.jsonl", "--errors", "elsewhere/errors.jsonl"));
        jobs.add(convert("first-records", "long.csv.bgz", "out.tsv.gz", "--limit", "90000"));
        return jobs;
    }

    /// The same that goes on with an earlier run.
    List<String> resuming() {
        List<String> resuming = new ArrayList<>(arguments);
        resuming.add("--resume");
        return resuming;
    }

    /// The folder of the job below `root`.
    Path folder(Path root, String run) {
        return root.resolve(name + "-" + run);
    }
}
