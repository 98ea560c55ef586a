package bio.sluice.app.report;

import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a run did, in a few lines for people. Stateless.
public final class Summary {
    /// Counters among the outcomes that gates need, and that are no outcomes.
    private static final Set<String> SUMS = Set.of("identifiers", "mapped_identifiers");

    private Summary() {}

    /// The lines.
    public static List<String> of(RunReport run) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d read, %,d written, %,d dead-lettered, %,d filtered, %,d expanded%s",
                run.ledger().read(),
                run.ledger().written(),
                run.ledger().dead(),
                run.ledger().filtered(),
                run.ledger().expanded(),
                run.ledger().blank() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, " (%,d blank lines)", run.ledger().blank())));
        Report.outcomes(run)
                .forEach((field, counts) -> lines.add("identifiers in " + printable(field) + ": " + outcomes(counts)));
        Report.validation(run).forEach((stage, findings) -> lines.addAll(ValidationText.of(stage, findings)));
        long fieldErrors = Report.fieldErrors(run);
        if (fieldErrors > 0) {
            lines.add(String.format(Locale.ROOT, "%,d field errors (see the *_error columns)", fieldErrors));
        }
        run.warnings()
                .forEach(warning -> lines.add(String.format(
                        Locale.ROOT, "warning: %s (%,d times)", printable(warning.message()), warning.count())));
        for (OutputSummary output : run.outputs()) {
            String place = output.table() == null ? output.name() : "table " + output.table() + " in " + output.name();
            lines.add(printable(output.role() + ": " + place)
                    + String.format(
                            Locale.ROOT, output.records() == 1 ? " (1 record)" : " (%,d records)", output.records()));
        }
        if (run.gate() != null) {
            lines.add("stopped by a gate: " + run.gate());
        }
        return lines;
    }

    private static String outcomes(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(outcome -> outcome.getValue() > 0 && !SUMS.contains(outcome.getKey()))
                .map(outcome -> String.format(Locale.ROOT, "%,d %s", outcome.getValue(), outcome.getKey()))
                .collect(Collectors.joining(", "));
    }

    /// Names come from files; a terminal must not obey what stands in them.
    public static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> clean.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c));
        return clean.toString();
    }
}
