package bio.sluice.app.qc;

import bio.sluice.app.report.Findings;
import bio.sluice.app.report.Report;
import bio.sluice.stream.RunReport;
import java.util.List;
import java.util.Map;

/// What the stages that validate found out. Stateless.
final class ValidationSections {
    private ValidationSections() {}

    static void write(RunReport run, Html html) {
        Report.validation(run).forEach((stage, findings) -> {
            html.raw("<section><h2>Validation <span class=\"quiet\">")
                    .text(stage)
                    .raw("</span></h2>\n");
            long records = Findings.number(findings, "records");
            long valid = Findings.number(findings, "valid");
            html.raw("<p>").number(valid).raw(" of ").number(records).raw(" records keep all rules (");
            html.raw(Share.of(valid, records)).raw(").</p>\n");
            new Bar("Records", "records")
                    .add("valid", valid, Bar.Tone.GOOD)
                    .add("invalid", Findings.number(findings, "invalid"), Bar.Tone.BAD)
                    .write(html);
            rules(Findings.maps(findings.get("rules")), html);
            expectations(Findings.maps(findings.get("expectations")), html);
            html.raw("</section>\n");
        });
    }

    private static void rules(List<Map<?, ?>> rules, Html html) {
        if (rules.isEmpty()) {
            return;
        }
        html.raw("<h3>Rules</h3>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">rule</th>"
                + "<th scope=\"col\">on_invalid</th><th scope=\"col\" class=\"n\">checked</th>"
                + "<th scope=\"col\" class=\"n\">broken</th><th scope=\"col\" class=\"n\">share</th>"
                + "<th scope=\"col\">first examples</th></tr></thead><tbody>");
        for (Map<?, ?> rule : rules) {
            long checked = Findings.number(rule, "checked");
            long failed = Findings.number(rule, "failed");
            html.raw("<tr><th scope=\"row\">").raw(mark(failed == 0)).value(Findings.text(rule, "rule"));
            html.raw("</th><td>")
                    .text(Findings.text(rule, "on_invalid"))
                    .raw("</td><td class=\"n\">")
                    .number(checked);
            html.raw("</td><td class=\"n\">")
                    .number(failed)
                    .raw("</td><td class=\"n\">")
                    .raw(Share.of(failed, checked));
            html.raw("</td><td>");
            for (Map<?, ?> example : Findings.maps(rule.get("examples"))) {
                html.raw("<span class=\"example\">record ").number(Findings.number(example, "record"));
                String value = Findings.text(example, "value");
                if (!value.isEmpty()) {
                    html.raw(": ").value(value);
                }
                html.raw("</span> ");
            }
            if (rule.get("possibly_repeated") != null) {
                html.raw("<span class=\"example\">more than ").number(Findings.number(rule, "keys_kept"));
                html.raw(" keys; of the ")
                        .number(Findings.number(rule, "keys_in_filter"))
                        .raw(" later ones ");
                html.number(Findings.number(rule, "possibly_repeated"))
                        .raw(" may be repeated, each wrongly with a" + " probability up to ");
                html.text(Findings.text(rule, "false_positive_rate")).raw("</span>");
            }
            html.raw("</td></tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    private static void expectations(List<Map<?, ?>> expectations, Html html) {
        if (expectations.isEmpty()) {
            return;
        }
        html.raw("<h3>Expectations</h3>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">expectation</th>"
                + "<th scope=\"col\">demanded</th><th scope=\"col\" class=\"n\">observed</th>"
                + "<th scope=\"col\">verdict</th></tr></thead><tbody>");
        for (Map<?, ?> expectation : expectations) {
            boolean met = Boolean.TRUE.equals(expectation.get("met"));
            html.raw("<tr><th scope=\"row\">").raw(mark(met)).value(Findings.text(expectation, "expectation"));
            html.raw("</th><td>").text(Findings.text(expectation, "demand")).raw("</td><td class=\"n\">");
            boolean exact = Boolean.TRUE.equals(expectation.get("exact"));
            html.raw(exact ? "" : "about ");
            html.text(expectation.get("observed") == null ? "–" : Findings.text(expectation, "observed"));
            html.raw(exact ? "" : " (standard error 0.81 %)").raw("</td><td>");
            html.text(
                    met
                            ? expectation.get("observed") == null ? "nothing to judge" : "met"
                            : "warn".equals(expectation.get("severity"))
                                    ? "not met: a warning"
                                    : "not met: the run failed");
            html.raw("</td></tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    private static String mark(boolean good) {
        return good
                ? "<span class=\"mark ok\" aria-label=\"kept\">✓</span> "
                : "<span class=\"mark no\" aria-label=\"broken\">✗</span> ";
    }
}
