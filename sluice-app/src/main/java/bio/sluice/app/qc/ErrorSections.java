package bio.sluice.app.qc;

import bio.sluice.stream.RunReport;
import bio.sluice.stream.RunReport.WarningCount;
import java.util.LinkedHashMap;
import java.util.Map;

/// Dead letters by kind with their first examples, field errors, warnings. Stateless.
final class ErrorSections {
    private static final String PROCESSORS = "processors/";
    private static final String ERRORS = "_errors";

    private ErrorSections() {}

    static void write(QcSubject subject, Html html) {
        RunReport run = subject.run();
        Map<String, Long> fieldErrors = new LinkedHashMap<>();
        run.counters().forEach((path, count) -> {
            if (path.startsWith(PROCESSORS) && path.endsWith(ERRORS) && count > 0) {
                fieldErrors.put(path.substring(PROCESSORS.length()), count);
            }
        });
        html.raw("<section><h2>Errors</h2>\n");
        if (run.ledger().dead() == 0) {
            html.raw("<p class=\"quiet\">No dead letters.</p>\n");
        } else if (!subject.letters().isKept()) {
            html.raw("<p class=\"quiet\">").number(run.ledger().dead());
            html.raw(" dead letters, which went where they cannot be read again.</p>\n");
        } else {
            letters(subject.letters(), run.ledger().dead(), html);
        }
        if (!fieldErrors.isEmpty()) {
            html.raw("<h3>Field errors</h3>\n<p>They cost a field, not its record; see the columns *_error.</p>\n"
                    + "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">counted by</th>"
                    + "<th scope=\"col\" class=\"n\">count</th></tr></thead><tbody>");
            fieldErrors.forEach((path, count) -> {
                html.raw("<tr><th scope=\"row\">")
                        .value(path)
                        .raw("</th><td class=\"n\">")
                        .number(count);
                html.raw("</td></tr>\n");
            });
            html.raw("</tbody></table></div>\n");
        }
        html.raw("</section>\n");
        warnings(run, html);
    }

    private static void letters(DeadLetterDigest letters, long dead, Html html) {
        Bar bar = new Bar("Dead letters by kind", "stage: kind (column)");
        for (DeadLetterDigest.Group group : letters.groups()) {
            bar.add(name(group), group.count(), Bar.Tone.BAD);
        }
        bar.add("other kinds", letters.ungrouped(), Bar.Tone.PLAIN);
        bar.write(html);
        for (DeadLetterDigest.Group group : letters.groups()) {
            html.raw("<h3>")
                    .value(name(group))
                    .raw(" <span class=\"quiet\">")
                    .number(group.count())
                    .raw(", ");
            html.raw(Share.of(group.count(), dead)).raw("</span></h3>\n");
            if (group.hint() != null) {
                html.raw("<p>").text(group.hint()).raw("</p>\n");
            }
            html.raw(
                    "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">source</th><th scope=\"col\" class=\"n\">record"
                            + "</th><th scope=\"col\" class=\"n\">line</th><th scope=\"col\">value</th><th scope=\"col\">message</th>"
                            + "</tr></thead><tbody>");
            for (DeadLetterDigest.Example example : group.examples()) {
                html.raw("<tr><td>")
                        .value(example.source())
                        .raw("</td><td class=\"n\">")
                        .number(example.record());
                html.raw("</td><td class=\"n\">").number(example.line()).raw("</td><td>");
                if (example.value() != null) {
                    html.value(example.value());
                }
                html.raw("</td><td>").value(example.message()).raw("</td></tr>\n");
            }
            html.raw("</tbody></table></div>\n");
        }
    }

    private static String name(DeadLetterDigest.Group group) {
        return group.stage() + ": " + group.kind() + (group.column() == null ? "" : " (" + group.column() + ")");
    }

    private static void warnings(RunReport run, Html html) {
        if (run.warnings().isEmpty()) {
            return;
        }
        html.raw("<section><h2>Warnings</h2>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">kind</th>"
                + "<th scope=\"col\" class=\"n\">count</th><th scope=\"col\">first at</th><th scope=\"col\">message</th>"
                + "</tr></thead><tbody>");
        for (WarningCount warning : run.warnings()) {
            html.raw("<tr><th scope=\"row\">")
                    .text(warning.kind())
                    .raw("</th><td class=\"n\">")
                    .number(warning.count());
            html.raw("</td><td>");
            if (warning.first() != null) {
                html.value(warning.first().toString());
            }
            html.raw("</td><td>").value(warning.message()).raw("</td></tr>\n");
        }
        html.raw("</tbody></table></div></section>\n");
    }
}
