package bio.sluice.app.qc;

import bio.sluice.app.report.Findings;
import bio.sluice.app.report.Report;
import bio.sluice.stream.RunReport;
import java.util.Map;

/// The most frequent values that could not be understood or mapped. Stateless.
final class ValueSections {
    private ValueSections() {}

    static void write(RunReport run, Html html) {
        Map<String, Map<String, Object>> stages = Report.frequentValues(run);
        boolean any = stages.values().stream()
                .flatMap(stage -> stage.values().stream())
                .anyMatch(field -> field instanceof Map<?, ?> map && Findings.number(map, "occurrences") > 0);
        if (!any) {
            return;
        }
        html.raw("<section><h2>Most frequent values without a result</h2>\n");
        stages.forEach((stage, fields) -> fields.forEach((name, field) -> {
            if (field instanceof Map<?, ?> map && Findings.number(map, "occurrences") > 0) {
                field(stage, name, map, html);
            }
        }));
        html.raw("</section>\n");
    }

    private static void field(String stage, String name, Map<?, ?> field, Html html) {
        long occurrences = Findings.number(field, "occurrences");
        boolean exact = field.get("different") != null;
        html.raw("<h3>")
                .value(name)
                .raw(" <span class=\"quiet\">in ")
                .text(stage)
                .raw("</span></h3>\n<p>");
        html.number(occurrences).raw(occurrences == 1 ? " value" : " values").raw(" without a result");
        if (exact) {
            html.raw(", ").number(Findings.number(field, "different")).raw(" different");
        } else {
            html.raw(
                    "; more different ones than are counted apart, so that counts may be too large by as much as is told");
        }
        html.raw(
                ".</p>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">value</th><th scope=\"col\">status</th>"
                        + "<th scope=\"col\" class=\"n\">count</th><th scope=\"col\" class=\"n\">share</th></tr></thead><tbody>");
        for (Map<?, ?> value : Findings.maps(field.get("values"))) {
            long count = Findings.number(value, "count");
            long surplus = Findings.number(value, "surplus");
            html.raw("<tr><th scope=\"row\">")
                    .value(Findings.text(value, "value"))
                    .raw("</th><td>");
            html.text(Findings.text(value, "status"))
                    .raw("</td><td class=\"n\">")
                    .number(count);
            if (surplus > 0) {
                html.raw(" (at most ").number(surplus).raw(" too many)");
            }
            html.raw("</td><td class=\"n\">").raw(Share.of(count, occurrences)).raw("</td></tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }
}
