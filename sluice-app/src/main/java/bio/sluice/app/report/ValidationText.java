package bio.sluice.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a stage that validates found out, in a few lines for people. Stateless.
final class ValidationText {
    private static final int TOLD = 5;

    private ValidationText() {}

    /// The lines.
    ///
    /// @param findings as the stage's survey gives them
    static List<String> of(String stage, Map<String, Object> findings) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d records valid",
                        stage,
                        findings.get("valid"),
                        findings.get("records"))
                + broken(Findings.maps(findings.get("rules"))));
        for (Map<?, ?> rule : Findings.maps(findings.get("rules"))) {
            if (rule.get("possibly_repeated") != null) {
                lines.add(String.format(
                        Locale.ROOT,
                        "warning: %s: more than %,d keys; %,d of the %,d later ones may be repeated, each wrongly with a"
                                + " probability up to %s (raise unique_memory_mb to know)",
                        Summary.printable(String.valueOf(rule.get("rule"))),
                        rule.get("keys_kept"),
                        rule.get("possibly_repeated"),
                        rule.get("keys_in_filter"),
                        rule.get("false_positive_rate")));
            }
        }
        for (Map<?, ?> expectation : Findings.maps(findings.get("expectations"))) {
            if (Boolean.FALSE.equals(expectation.get("met")) && "warn".equals(expectation.get("severity"))) {
                lines.add("warning: " + stage + ": "
                        + Summary.printable(expectation.get("expectation") + " = " + expectation.get("observed") + ", "
                                + expectation.get("demand") + " expected"));
            }
        }
        return lines;
    }

    private static String broken(List<Map<?, ?>> rules) {
        List<Map<?, ?>> failed = rules.stream()
                .filter(rule -> rule.get("failed") instanceof Long count && count > 0)
                .toList();
        String told = failed.stream()
                .limit(TOLD)
                .map(rule -> String.format(
                        Locale.ROOT,
                        "%s (%,d)",
                        Summary.printable(String.valueOf(rule.get("rule"))),
                        rule.get("failed")))
                .collect(Collectors.joining(", "));
        return failed.isEmpty()
                ? ""
                : "; broken: " + told + (failed.size() > TOLD ? ", and " + (failed.size() - TOLD) + " more rules" : "");
    }
}
