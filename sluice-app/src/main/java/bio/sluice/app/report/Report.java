package bio.sluice.app.report;

import bio.sluice.stream.Counter;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.RunReport;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The report of a run as nested maps, with the names that the design gave its statistics. Stateless.
public final class Report {
    private static final String PROCESSORS = "processors/";
    private static final String OUTCOMES = "outcomes/";
    private static final String CARDINALITY = "cardinality/";
    private static final String VALIDATION = "validation/";
    private static final String VALUES = "values/";

    private Report() {}

    /// The report of one run.
    public static Map<String, Object> of(RunReport run) {
        Ledger ledger = run.ledger();
        long fieldErrors = fieldErrors(run);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("total_chunks_processed", run.chunks());
        report.put("total_items_processed", ledger.read());
        report.put("processing_errors", fieldErrors + ledger.dead());
        report.put("field_errors", fieldErrors);
        report.put("dead_letters", ledger.dead());
        report.put("output_summary", outputSummary(run));
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("chunks_processed", run.chunks());
        stats.put("items_processed", ledger.read());
        stats.put("errors", fieldErrors + ledger.dead());
        stats.put("processors", processors(run));
        report.put("pipeline_stats", stats);
        report.put("ledger", ledger(ledger));
        report.put("outcomes", outcomes(run));
        putUnlessEmpty(report, "mapping_cardinality", cardinality(run));
        putUnlessEmpty(report, "validation", validation(run));
        putUnlessEmpty(report, "frequent_values", frequentValues(run));
        report.put("warnings", warnings(run));
        report.put("gate", run.gate());
        report.put("metrics", MetricsSection.of(run));
        return report;
    }

    /// A ledger with the keys of the report and the manifest.
    public static Map<String, Object> ledger(Ledger ledger) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("read", ledger.read());
        map.put("written", ledger.written());
        map.put("dead", ledger.dead());
        map.put("filtered", ledger.filtered());
        map.put("expanded", ledger.expanded());
        map.put("blank", ledger.blank());
        return map;
    }

    /// The counts of the processors, nested by the words of their paths.
    public static Map<String, Object> processors(RunReport run) {
        Map<String, Object> root = new LinkedHashMap<>();
        new TreeMap<>(run.counters()).forEach((path, count) -> {
            if (path.startsWith(PROCESSORS)) {
                put(root, path.substring(PROCESSORS.length()).split("/"), count);
            }
        });
        return root;
    }

    @SuppressWarnings("unchecked") // inner maps are made here only
    private static void put(Map<String, Object> root, String[] words, long count) {
        Map<String, Object> map = root;
        for (int i = 0; i < words.length - 1; i++) {
            map = (Map<String, Object>) map.computeIfAbsent(words[i], unused -> new LinkedHashMap<String, Object>());
        }
        map.put(words[words.length - 1], count);
    }

    /// The outcomes of each field. The last word of a counter's path is the outcome; all before it is the field, whose
    /// name may hold anything.
    public static Map<String, Map<String, Long>> outcomes(RunReport run) {
        return perField(run, OUTCOMES, Comparator.naturalOrder());
    }

    /// How many identifiers of each field have how many mappings; empty where nothing was looked up.
    public static Map<String, Map<String, Long>> cardinality(RunReport run) {
        // "0" to "3-5", then ">5": by the first digit.
        return perField(
                run,
                CARDINALITY,
                Comparator.comparing((String words) -> words.charAt(0) == '>')
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static Map<String, Map<String, Long>> perField(RunReport run, String kind, Comparator<String> order) {
        Map<String, Map<String, Long>> fields = new TreeMap<>();
        run.counters().forEach((path, count) -> {
            if (path.startsWith(kind)) {
                int last = path.lastIndexOf('/');
                fields.computeIfAbsent(path.substring(kind.length(), last), unused -> new TreeMap<>(order))
                        .put(path.substring(last + 1), count);
            }
        });
        return fields;
    }

    /// What the stages that validate found out, by stage; empty where there is none.
    public static Map<String, Map<String, Object>> validation(RunReport run) {
        return surveys(run, VALIDATION);
    }

    /// The most frequent values that came to nothing, by stage; empty where they were not noted.
    public static Map<String, Map<String, Object>> frequentValues(RunReport run) {
        return surveys(run, VALUES);
    }

    private static Map<String, Map<String, Object>> surveys(RunReport run, String kind) {
        Map<String, Map<String, Object>> stages = new TreeMap<>();
        run.surveys().forEach((path, findings) -> {
            if (path.startsWith(kind)) {
                stages.put(path.substring(kind.length()), findings);
            }
        });
        return stages;
    }

    /// Puts a section of which many runs have nothing to say.
    static void putUnlessEmpty(Map<String, Object> report, String key, Map<String, ?> section) {
        if (!section.isEmpty()) {
            report.put(key, section);
        }
    }

    /// Errors that cost a field, not its record.
    public static long fieldErrors(RunReport run) {
        return run.counters().entrySet().stream()
                .filter(entry -> Counter.isOfFieldErrors(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Object> outputSummary(RunReport run) {
        Map<String, Object> summary = new LinkedHashMap<>();
        for (OutputSummary output : run.outputs()) {
            if (output.role().equals("output")) {
                summary.put(
                        output.table() == null ? "output_file" : "table",
                        output.table() == null ? output.name() : output.table());
                summary.put("records_written", output.records());
                summary.put("format", output.format());
            }
        }
        return summary;
    }

    /// Warnings as a list of maps.
    public static List<Map<String, Object>> warnings(RunReport run) {
        return run.warnings().stream()
                .map(warning -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("kind", warning.kind());
                    map.put("count", warning.count());
                    map.put(
                            "first",
                            warning.first() == null ? null : warning.first().toString());
                    map.put("message", warning.message());
                    return map;
                })
                .toList();
    }
}
