package bio.sluice.app.detect;

import bio.sluice.app.graph.GraphReading;
import bio.sluice.app.graph.LookupAnswer;
import bio.sluice.app.report.Summary;
import bio.sluice.detect.SpreadsheetNumber;
import bio.sluice.detect.TypeOpinion;
import bio.sluice.detect.ValueReport;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.identifier.FormTrace;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import bio.sluice.option.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Why a value is an identifier or not, and what a graph knows of it, told in lines for people. Every line is safe to
/// print on a terminal. Stateless.
public final class ValueStory {
    private static final int MOST_TYPES = 8;
    private static final int MOST_PATHS = 10;
    private static final int USUAL_HOPS = 2;

    private final String value;
    private final List<String> lines = new ArrayList<>();

    private ValueStory(String value) {
        this.value = value;
    }

    /// Tells the story of a value.
    ///
    /// @param typeName its type by any name, or null
    /// @param graph a graph's file, `example`, or null for none
    /// @throws RunStopped if there is no such type or graph
    public static List<String> of(String value, String typeName, String graph) {
        ValueStory story = new ValueStory(value);
        ValueReport report = ValueReport.of(value, type(typeName), IdentifierParsers.standard());
        story.form(report, typeName != null);
        if (graph != null) {
            story.hops(report, typeName, GraphReading.open(graph), graph);
        }
        return story.lines.stream().map(Summary::printable).toList();
    }

    private static IdentifierType type(String name) {
        IdentifierTypes types = IdentifierParsers.standard().types();
        IdentifierType type = name == null ? null : types.find(name);
        if (name != null && type == null) {
            throw new RunStopped(
                    Reason.USAGE,
                    "unknown identifier type \"" + name + "\""
                            + Problems.nearest(name, types.names())
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("; sluice types lists what is known"));
        }
        return type;
    }

    private void form(ValueReport report, boolean typed) {
        if (report.empty()) {
            lines.add(quoted() + " stands for nothing: its status is empty, and it is not looked up.");
            return;
        }
        List<TypeOpinion> fits = report.fits();
        if (fits.isEmpty()) {
            lines.add(quoted() + (typed ? " is not of this type." : " is no identifier of any type."));
        } else if (fits.size() == 1) {
            lines.add(quoted() + " is of the form of " + fits.get(0).type() + ".");
        } else if (fits.get(0).weight() == TypeOpinion.Weight.TELLING
                && fits.get(1).weight() != TypeOpinion.Weight.TELLING) {
            lines.add(quoted() + " is plainly of " + fits.get(0).type() + "; looser forms take it, too.");
        } else {
            lines.add(quoted() + " is of the form of " + fits.size()
                    + " types; a single value does not decide, its column does (sluice detect).");
        }
        signs();
        fits.stream().limit(MOST_TYPES).forEach(this::opinion);
        if (fits.size() > MOST_TYPES) {
            lines.add("  and " + (fits.size() - MOST_TYPES) + " more: "
                    + String.join(
                            ", ",
                            fits.subList(MOST_TYPES, fits.size()).stream()
                                    .map(fit -> fit.type().name())
                                    .toList()));
        }
        refusals(report.refusals());
        String serial = SpreadsheetNumber.explain(value.strip());
        if (serial != null) {
            lines.add("  as a spreadsheet's number: " + serial);
        }
        if (report.nearest() != null) {
            nearest(report.nearest(), typed);
        }
    }

    private String quoted() {
        return "\"" + Summary.printable(value) + "\"";
    }

    /// Signs that do not show.
    private void signs() {
        StringBuilder hidden = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u00A0') {
                hidden.append(hidden.isEmpty() ? "" : ", ")
                        .append(String.format(Locale.ROOT, "U+%04X at %d", (int) c, i));
            }
        }
        if (!hidden.isEmpty()) {
            lines.add("  signs that do not show: " + hidden);
        }
    }

    /// Those for the same reason together.
    private void refusals(List<TypeOpinion> refusals) {
        Map<List<Object>, List<TypeOpinion>> alike = new LinkedHashMap<>();
        for (TypeOpinion refusal : refusals) {
            alike.computeIfAbsent(
                            List.of(refusal.status(), refusal.reasons(), refusal.candidates()),
                            unused -> new ArrayList<>())
                    .add(refusal);
        }
        for (List<TypeOpinion> group : alike.values()) {
            if (group.size() == 1) {
                opinion(group.get(0));
            } else {
                lines.add("  " + group.get(0).type() + " and " + (group.size() - 1) + " other types: "
                        + group.get(0).status().word());
                group.get(0).reasons().forEach(reason -> lines.add("      " + reason));
            }
        }
    }

    private void opinion(TypeOpinion opinion) {
        String outcome = opinion.canonical() == null
                ? opinion.status().word()
                : opinion.status().word() + ", " + opinion.canonical()
                        + (opinion.curie().equalsIgnoreCase(opinion.canonical()) ? "" : " (" + opinion.curie() + ")");
        lines.add("  " + opinion.type() + ": " + outcome);
        opinion.reasons().forEach(reason -> lines.add("      " + reason));
        if (!opinion.candidates().isEmpty()) {
            lines.add("      it may have been " + String.join(" or ", opinion.candidates()));
        }
    }

    private void nearest(FormTrace trace, boolean typed) {
        String example = " (such as " + trace.type().example() + ")";
        if (trace.reach() == 0 && !typed) {
            lines.add("  no type's identifiers begin like it");
            return;
        }
        lines.add((typed ? "  form of " : "  nearest: ") + trace.type() + example);
        if (trace.isTooShort()) {
            lines.add("      \"" + trace.followed() + "\" follows it to the end"
                    + (trace.expected().isEmpty() ? "" : ", where it expects " + trace.expected()));
        } else {
            String rest = trace.form().substring(trace.followed().length());
            String before = trace.reach() == 0 ? "at" : "\"" + trace.followed() + "\" follows it; then, at";
            lines.add("      " + before + " offset " + trace.reach() + ", comes \""
                    + rest.substring(0, rest.offsetByCodePoints(0, 1)) + "\" where "
                    + (trace.expected().isEmpty() ? "it has to end" : "it expects " + trace.expected()));
        }
    }

    private void hops(ValueReport report, String typeName, GraphReading graph, String name) {
        if (report.empty()) {
            return;
        }
        List<String> types = new ArrayList<>();
        if (typeName != null) {
            types.add(typeName);
        } else {
            report.fits().stream()
                    .limit(MOST_TYPES)
                    .forEach(fit -> types.add(fit.type().name()));
        }
        lines.add("In the graph " + name + ":");
        if (types.isEmpty()) {
            types.add(null);
        }
        for (String type : types) {
            looked(graph.lookup(value, type));
        }
    }

    private void looked(LookupAnswer answer) {
        String what = answer.canonical() == null ? quoted() : answer.canonical();
        lines.add("  " + what + (answer.type() == null ? "" : " as " + answer.type()) + ": " + answer.status() + "; "
                + reason(answer));
        if (!answer.candidates().isEmpty()) {
            lines.add("      candidates: " + String.join(", ", answer.candidates()));
        }
        for (LookupAnswer.Mapping mapping : answer.mappings()
                .subList(0, Math.min(MOST_PATHS, answer.mappings().size()))) {
            lines.add("      " + String.join(" > ", mapping.path()) + "  " + mapping.predicate() + ", confidence "
                    + mapping.confidence().toPlainString()
                    + (mapping.source().isEmpty() ? "" : ", by " + mapping.source()));
        }
        if (answer.mappings().size() > MOST_PATHS) {
            lines.add("      and " + (answer.mappings().size() - MOST_PATHS) + " more; sluice graph lookup shows all");
        }
    }

    private static String reason(LookupAnswer answer) {
        int found = answer.mappings().size();
        return switch (answer.status()) {
            case "mapped" ->
                found + (found == 1 ? " identifier is" : " identifiers are") + " within " + USUAL_HOPS + " hops";
            case "no_target" -> "it is there, and nothing can be reached from it within " + USUAL_HOPS + " hops";
            case "not_in_graph" -> "no edge that the graph was built from names it";
            case "secondary" -> "it was replaced, and its successor is looked up in its place";
            case "split" -> "it was split into several, and none of them stands for it alone";
            case "obsolete" -> "it was withdrawn without a successor";
            case "ambiguous" -> "it is known under several types; say which with --type";
            case "skipped" -> "it is no identifier of that type, so it was not looked up";
            default -> "looked up";
        };
    }
}
