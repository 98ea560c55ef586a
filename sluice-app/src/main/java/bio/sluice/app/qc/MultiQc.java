package bio.sluice.app.qc;

import bio.sluice.app.report.Findings;
import bio.sluice.app.report.JsonDocument;
import bio.sluice.app.report.Report;
import bio.sluice.stream.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;

/// The file that MultiQC shows in its own report: custom content as JSON, a row of a table for each run
/// (docs.seqera.io/multiqc/custom_content, "MultiQC-specific data file"). Files of several runs make one table, for
/// their `id` is the same. MultiQC 1.14 keeps the headers of the last file only: columns that other runs have stay
/// visible by `only_defined_headers`, under their keys, which are therefore their titles. Stateless.
public final class MultiQc {
    private MultiQc() {}

    /// The file of a run.
    public static String of(QcSubject subject) {
        Map<String, Object> headers = new LinkedHashMap<>();
        Map<String, Object> row = new LinkedHashMap<>();
        Ledger ledger = subject.run().ledger();
        count("read", "Read", "Records read", ledger.read(), headers, row);
        count("written", "Written", "Records written", ledger.written(), headers, row);
        count("dead", "Dead", "Records that became dead letters", ledger.dead(), headers, row);
        count("filtered", "Filtered", "Records left out on purpose", ledger.filtered(), headers, row);
        count("expanded", "Expanded", "Records added by expansion", ledger.expanded(), headers, row);
        Report.outcomes(subject.run()).forEach((field, counts) -> {
            if (counts.containsKey("identifiers")) {
                percent(
                        "% mapped: " + field,
                        "Identifiers with at least one mapping, of those that are not empty",
                        counts.getOrDefault("mapped_identifiers", 0L),
                        counts.get("identifiers"),
                        headers,
                        row);
            } else {
                long all = counts.values().stream().mapToLong(Long::longValue).sum() - counts.getOrDefault("empty", 0L);
                percent(
                        "% recognised: " + field,
                        "Values that are identifiers of their type, of those that are not empty",
                        counts.getOrDefault("exact", 0L) + counts.getOrDefault("normalized", 0L),
                        all,
                        headers,
                        row);
            }
        });
        Report.validation(subject.run())
                .forEach((stage, findings) -> percent(
                        "% valid: " + stage,
                        "Records that keep all rules",
                        Findings.number(findings, "valid"),
                        Findings.number(findings, "records"),
                        headers,
                        row));
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("id", "sluice_table");
        config.put("title", "Sluice: records");
        config.put("only_defined_headers", false);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("id", "sluice");
        file.put("section_name", "Sluice");
        file.put("description", "Records, identifiers and validation of runs of Sluice.");
        file.put("plot_type", "table");
        file.put("pconfig", config);
        file.put("headers", headers);
        file.put("data", Map.of(Html.escaped(subject.sample()), row));
        return JsonDocument.of(file);
    }

    private static void count(
            String key,
            String title,
            String meaning,
            long count,
            Map<String, Object> headers,
            Map<String, Object> row) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("title", title);
        header.put("description", meaning);
        header.put("min", 0);
        header.put("format", "{:,d}");
        headers.put(key, header);
        row.put(key, count);
    }

    private static void percent(
            String title, String meaning, long part, long whole, Map<String, Object> headers, Map<String, Object> row) {
        if (whole == 0) {
            return;
        }
        // MultiQC puts titles into its page as they are.
        String safe = Html.escaped(title);
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("title", safe);
        header.put("description", meaning);
        header.put("min", 0);
        header.put("max", 100);
        header.put("suffix", "%");
        headers.put(safe, header);
        row.put(safe, Share.percent(part, whole, 2));
    }
}
