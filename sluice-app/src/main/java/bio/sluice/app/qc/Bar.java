package bio.sluice.app.qc;

import bio.sluice.app.report.GroupedDigits;
import java.util.ArrayList;
import java.util.List;

/// A stacked bar as SVG, with a table below that tells its numbers: colours alone tell nobody anything. One use.
final class Bar {
    /// What a part means for the reader, which decides its colour.
    enum Tone {
        GOOD("good"),
        FAIR("fair"),
        PLAIN("plain"),
        DOUBTFUL("doubtful"),
        BAD("bad");

        private final String word;

        Tone(String word) {
            this.word = word;
        }
    }

    private static final int LENGTH = 10_000;

    private record Part(String label, long count, String colour) {}

    private final String title;
    private final String unit;
    private final String measure;
    private final List<Part> parts = new ArrayList<>();
    private final int[] used = new int[Tone.values().length];
    private long whole;

    /// @param title what the bar shows
    /// @param unit what is counted, for the table's heading
    Bar(String title, String unit) {
        this(title, unit, "count");
    }

    /// @param measure in what it is counted
    Bar(String title, String unit, String measure) {
        this.title = title;
        this.unit = unit;
        this.measure = measure;
    }

    /// Adds a part; parts of nothing are not shown.
    Bar add(String label, long count, Tone tone) {
        if (count > 0) {
            // Parts of one tone get different shades of it.
            int shade = used[tone.ordinal()]++ % 3;
            parts.add(new Part(label, count, tone.word + (shade == 0 ? "" : shade + 1)));
            whole += count;
        }
        return this;
    }

    /// The sum of all parts.
    long whole() {
        return whole;
    }

    void write(Html html) {
        if (parts.isEmpty()) {
            return;
        }
        html.raw("<figure><svg class=\"bar\" role=\"img\" viewBox=\"0 0 " + LENGTH
                + " 400\" preserveAspectRatio=\"none\"><title>");
        html.text(title).raw(": ");
        for (int i = 0; i < parts.size(); i++) {
            html.text((i == 0 ? "" : ", ") + parts.get(i).label() + " ")
                    .raw(Share.of(parts.get(i).count(), whole));
        }
        html.raw("</title>");
        long before = 0;
        for (Part part : parts) {
            long from = Share.of(before, whole, LENGTH);
            before += part.count();
            long to = Share.of(before, whole, LENGTH);
            html.raw("<rect class=\"f-" + part.colour() + "\" x=\"" + from + "\" y=\"0\" width=\""
                    + Math.max(to - from, 1) + "\" height=\"400\"><title>");
            html.text(part.label() + ": " + GroupedDigits.of(part.count())).raw("</title></rect>");
        }
        html.raw("</svg><div class=\"scroll\"><table><caption class=\"hidden\">")
                .text(title);
        html.raw("</caption><thead><tr><th scope=\"col\">").text(unit);
        html.raw("</th><th scope=\"col\" class=\"n\">" + measure
                + "</th><th scope=\"col\" class=\"n\">share</th></tr></thead>" + "<tbody>");
        for (Part part : parts) {
            html.raw("<tr><th scope=\"row\"><svg class=\"key\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect"
                    + " class=\"f-" + part.colour() + "\" width=\"10\" height=\"10\" rx=\"2\"/></svg>");
            html.text(part.label()).raw("</th><td class=\"n\">").number(part.count());
            html.raw("</td><td class=\"n\">").raw(Share.of(part.count(), whole)).raw("</td></tr>\n");
        }
        html.raw("</tbody></table></div></figure>\n");
    }
}
