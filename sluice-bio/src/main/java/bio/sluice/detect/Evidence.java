package bio.sluice.detect;

import java.util.ArrayList;
import java.util.List;

/// What speaks for a candidate and against it, in sentences. Stateless.
final class Evidence {
    private Evidence() {}

    static List<String> of(ColumnSample sample, HeaderWords header, TypeTally best) {
        List<String> evidence = new ArrayList<>();
        switch (best.header()) {
            case FULL -> evidence.add("the column's name is a name of " + best.type);
            case PART -> evidence.add("the column's name contains a name of " + best.type);
            case HINT -> evidence.add("the column's name hints at it");
            case NONE -> evidence.add("the column's name says nothing for it");
        }
        if (header.quantity() != null) {
            evidence.add("the column's name speaks of " + header.quantity());
        }
        add(evidence, best.announced(), "name the type themselves, as a CURIE or URI");
        add(evidence, best.telling(), "have a form that is no accident");
        add(evidence, best.numbers(), "are plain numbers");
        add(evidence, best.hasFamilies() ? best.families() : 0, "begin like a large gene family");
        evidence.add(best.found() + " different values have its form");
        if (best.damaged() > 0) {
            evidence.add(best.damaged() + " different values are what spreadsheets make of such");
        }
        if (sample.unread() > 0) {
            evidence.add(sample.unread() + " values were too long or too many to be looked at");
        }
        return evidence;
    }

    private static void add(List<String> evidence, int share, String what) {
        if (share > 0) {
            evidence.add(ColumnDetector.percent(share) + " of them " + what);
        }
    }
}
