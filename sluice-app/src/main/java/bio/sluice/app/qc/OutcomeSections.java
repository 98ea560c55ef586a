package bio.sluice.app.qc;

import bio.sluice.app.qc.Bar.Tone;
import bio.sluice.app.report.Report;
import bio.sluice.stream.RunReport;
import java.util.LinkedHashMap;
import java.util.Map;

/// What became of identifiers, column by column, and how many mappings they have. Stateless.
final class OutcomeSections {
    /// Statuses of parsing and of look-ups, best first.
    private static final Map<String, Tone> TONES = new LinkedHashMap<>();

    static {
        TONES.put("exact", Tone.GOOD);
        TONES.put("mapped", Tone.GOOD);
        TONES.put("normalized", Tone.FAIR);
        TONES.put("secondary", Tone.FAIR);
        TONES.put("split", Tone.FAIR);
        TONES.put("empty", Tone.PLAIN);
        TONES.put("skipped", Tone.PLAIN);
        TONES.put("ambiguous", Tone.DOUBTFUL);
        TONES.put("excel_damaged", Tone.DOUBTFUL);
        TONES.put("no_target", Tone.DOUBTFUL);
        TONES.put("obsolete", Tone.BAD);
        TONES.put("wrong_type", Tone.BAD);
        TONES.put("malformed", Tone.BAD);
        TONES.put("not_in_graph", Tone.BAD);
    }

    private OutcomeSections() {}

    static void write(RunReport run, Html html) {
        Map<String, Map<String, Long>> outcomes = Report.outcomes(run);
        if (outcomes.isEmpty()) {
            return;
        }
        html.raw("<section><h2>Identifiers</h2>\n");
        outcomes.forEach((field, counts) -> {
            Bar bar = new Bar("Outcomes of " + field, "outcome");
            TONES.forEach((status, tone) -> bar.add(status, counts.getOrDefault(status, 0L), tone));
            html.raw("<h3>").value(field).raw("</h3>\n");
            if (counts.containsKey("identifiers")) {
                long identifiers = counts.get("identifiers");
                long mapped = counts.getOrDefault("mapped_identifiers", 0L);
                html.raw("<p>").number(mapped).raw(" of ").number(identifiers).raw(" identifiers have a mapping (");
                html.raw(Share.of(mapped, identifiers)).raw(").</p>\n");
            }
            if (bar.whole() == 0) {
                html.raw("<p class=\"quiet\">No values.</p>\n");
            }
            bar.write(html);
        });
        html.raw("</section>\n");
        Map<String, Map<String, Long>> cardinality = Report.cardinality(run);
        if (!cardinality.isEmpty()) {
            html.raw("<section><h2>Mappings per identifier</h2>\n");
            cardinality.forEach((field, counts) -> cardinality(field, counts, html));
            html.raw("</section>\n");
        }
    }

    private static void cardinality(String field, Map<String, Long> counts, Html html) {
        Bar bar = new Bar("Mappings per identifier of " + field, "mappings");
        counts.forEach((mappings, identifiers) -> bar.add(
                mappings.replace("-", "–"),
                identifiers,
                mappings.equals("0") ? Tone.BAD : mappings.equals("1") ? Tone.GOOD : Tone.FAIR));
        html.raw("<h3>").value(field).raw("</h3>\n");
        if (bar.whole() == 0) {
            html.raw("<p class=\"quiet\">No identifiers.</p>\n");
        }
        bar.write(html);
    }
}
