package bio.sluice.app.qc;

import bio.sluice.stream.InputSummary;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.OutputSummary;
import bio.sluice.stream.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page: self-contained HTML without scripts. All but its last section, how long it took, depends on the job alone.
/// Stateless.
public final class QcPage {
    /// Forbids the page whatever it does not need: had something of the data got out of its quotes, it could neither
    /// run nor load anything.
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private QcPage() {}

    /// The page of a run.
    public static String of(QcSubject subject) {
        RunReport run = subject.run();
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
        html.text(subject.sample())
                .raw(" – quality report</title>\n<style>\n")
                .raw(style())
                .raw("</style>\n</head>\n<body>\n");
        head(subject, html);
        html.raw("<main>\n");
        ledger(run.ledger(), html);
        ValidationSections.write(run, html);
        OutcomeSections.write(run, html);
        ValueSections.write(run, html);
        ErrorSections.write(subject, html);
        files(subject, html);
        TimingSection.write(subject, html);
        html.raw("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private static String style() {
        try (InputStream in = QcPage.class.getResourceAsStream("qc.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program's own files are damaged", unreadable);
        }
    }

    private static void head(QcSubject subject, Html html) {
        String gate = subject.run().gate();
        html.raw("<header><p class=\"kind\">Sluice quality report</p>\n<h1>")
                .text(subject.sample())
                .raw("</h1>\n");
        html.raw("<p>job ").value(subject.name());
        subject.run().inputs().stream()
                .limit(3)
                .forEach(input -> html.raw(", from ").value(input.name()));
        if (subject.run().inputs().size() > 3) {
            html.raw(" and ").number(subject.run().inputs().size() - 3L).raw(" more");
        }
        html.raw("</p>\n");
        if (gate == null) {
            html.raw("<p class=\"verdict passed\">Completed: no gate failed the run.</p>\n");
        } else {
            html.raw("<p class=\"verdict failed\">Failed by a gate, nothing published: ")
                    .text(gate)
                    .raw("</p>\n");
        }
        html.raw("</header>\n");
    }

    private static void ledger(Ledger ledger, Html html) {
        html.raw("<section><h2>Records</h2>\n<dl class=\"tiles\">");
        tile("read", ledger.read(), html);
        tile("written", ledger.written(), html);
        tile("dead letters", ledger.dead(), html);
        tile("filtered", ledger.filtered(), html);
        tile("expanded", ledger.expanded(), html);
        html.raw("</dl>\n<p class=\"sum\">written = read − dead − filtered + expanded: ");
        html.number(ledger.written())
                .raw(" = ")
                .number(ledger.read())
                .raw(" − ")
                .number(ledger.dead());
        html.raw(" − ").number(ledger.filtered()).raw(" + ").number(ledger.expanded());
        html.raw(ledger.isBalanced() ? " ✓" : " ✗");
        if (ledger.blank() > 0) {
            html.raw("; blank lines passed over: ").number(ledger.blank());
        }
        html.raw("</p>\n");
        new Bar("Records", "became")
                .add("written", ledger.written(), Bar.Tone.GOOD)
                .add("filtered", ledger.filtered(), Bar.Tone.PLAIN)
                .add("dead letters", ledger.dead(), Bar.Tone.BAD)
                .write(html);
        html.raw("</section>\n");
    }

    private static void tile(String name, long count, Html html) {
        html.raw("<div><dt>").text(name).raw("</dt><dd>").number(count).raw("</dd></div>");
    }

    private static void files(QcSubject subject, Html html) {
        html.raw("<section><h2>Files</h2>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">file</th>"
                + "<th scope=\"col\">role</th><th scope=\"col\" class=\"n\">records</th>"
                + "<th scope=\"col\" class=\"n\">bytes</th><th scope=\"col\">digest</th></tr></thead><tbody>");
        for (InputSummary input : subject.run().inputs()) {
            html.raw("<tr><th scope=\"row\">").value(input.name()).raw("</th><td>input, ");
            html.text(subject.inputFormat()).raw("</td><td class=\"n\">").number(input.records());
            html.raw("</td><td></td><td></td></tr>\n");
        }
        for (OutputSummary output : subject.run().outputs()) {
            html.raw("<tr><th scope=\"row\">").value(output.name()).raw("</th><td>");
            html.text(output.role()).raw(", ").text(output.format()).raw("</td><td class=\"n\">");
            html.number(output.records())
                    .raw("</td><td class=\"n\">")
                    .number(output.size())
                    .raw("</td><td>");
            html.text(output.digest() == null ? "" : output.digest()).raw("</td></tr>\n");
        }
        html.raw("</tbody></table></div></section>\n");
    }
}
