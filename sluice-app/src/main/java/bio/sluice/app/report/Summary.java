package bio.sluice.app.report;

import bio.sluice.stream.Ledger;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.RunReport;
import java.util.ArrayList;
import java.util.List;
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
        Ledger ledger = run.ledger();
        lines.add(GroupedDigits.of(ledger.read()) + " read, "
                + GroupedDigits.of(ledger.written()) + " written, "
                + GroupedDigits.of(ledger.dead()) + " dead-lettered, "
                + GroupedDigits.of(ledger.filtered()) + " filtered, "
                + GroupedDigits.of(ledger.expanded()) + " expanded"
                + (ledger.blank() == 0 ? "" : " (" + GroupedDigits.of(ledger.blank()) + " blank lines)"));
        Report.outcomes(run)
                .forEach((field, counts) -> lines.add("identifiers in " + printable(field) + ": " + outcomes(counts)));
        Report.validation(run).forEach((stage, findings) -> lines.addAll(ValidationText.of(stage, findings)));
        long fieldErrors = Report.fieldErrors(run);
        if (fieldErrors > 0) {
            lines.add(GroupedDigits.of(fieldErrors) + " field errors (see the *_error columns)");
        }
        run.warnings()
                .forEach(warning -> lines.add("warning: " + printable(warning.message()) + " ("
                        + GroupedDigits.of(warning.count()) + " times)"));
        for (OutputSummary output : run.outputs()) {
            String place = output.table() == null ? output.name() : "table " + output.table() + " in " + output.name();
            lines.add(printable(output.role() + ": " + place)
                    + (output.records() == 1
                            ? " (1 record)"
                            : " (" + GroupedDigits.of(output.records()) + " records)"));
        }
        if (run.gate() != null) {
            lines.add("stopped by a gate: " + run.gate());
        }
        return lines;
    }

    private static String outcomes(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(outcome -> outcome.getValue() > 0 && !SUMS.contains(outcome.getKey()))
                .map(outcome -> GroupedDigits.of(outcome.getValue()) + " " + outcome.getKey())
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
