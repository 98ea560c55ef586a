package bio.sluice.app.qc;

import bio.sluice.app.report.GroupedDigits;
import bio.sluice.app.report.Version;
import bio.sluice.stream.ActivityTime;
import bio.sluice.stream.RunReport;
import bio.sluice.stream.RunSample;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// How long it took, and what took it: the one section that differs between two runs of a job. Stateless.
final class TimingSection {
    private TimingSection() {}

    static void write(QcSubject subject, Html html) {
        RunReport run = subject.run();
        long millis = run.elapsed().toMillis();
        html.raw("<section id=\"timings\"><h2>This run</h2>\n<dl class=\"facts\">");
        fact("started", subject.started().toString(), html);
        fact("took", millis / 1000 + "." + String.format(Locale.ROOT, "%03d", millis % 1000) + " s", html);
        long perSecond = run.ledger().read() * 1000 / Math.max(millis, 1);
        fact("records a second", run.attempts() > 1 ? "not told: it was resumed" : GroupedDigits.of(perSecond), html);
        fact("attempts", Long.toString(run.attempts()), html);
        RunSample last =
                run.samples().isEmpty() ? null : run.samples().get(run.samples().size() - 1);
        if (last != null && last.memory().resident() >= 0) {
            fact("memory at its end", (last.memory().resident() >> 20) + " MiB resident", html);
        }
        fact("command", subject.command(), html);
        fact("Sluice", Version.text(), html);
        html.raw("</dl>\n");
        if (last != null) {
            stages(last, html);
        }
        html.raw("</section>\n");
    }

    /// The time that all workers together spent, by stage; waiting apart.
    private static void stages(RunSample last, Html html) {
        Bar bar = new Bar("Time of all workers by stage", "stage", "ms");
        for (ActivityTime activity : last.activities()) {
            boolean waiting = activity.activity().isWaiting();
            bar.add(
                    waiting ? "waiting: " + activity.name() : activity.name(),
                    TimeUnit.NANOSECONDS.toMillis(activity.nanos()),
                    waiting ? Bar.Tone.PLAIN : Bar.Tone.FAIR);
        }
        if (bar.whole() > 0) {
            html.raw("<h3>Time of all workers</h3>\n");
            bar.write(html);
        }
    }

    private static void fact(String name, String value, Html html) {
        html.raw("<div><dt>").text(name).raw("</dt><dd>").value(value).raw("</dd></div>");
    }
}
