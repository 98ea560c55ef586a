package bio.sluice.validate;

import bio.sluice.record.Batch;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.JsonText;
import bio.sluice.stream.OutputShape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The rules that a record breaks, and what becomes of it then. One thread; reused from row to row.
final class RowFindings {
    static final String COLUMN = "validation_errors";

    private static final String KIND = "invalid";
    private static final String HINT = "repair raw and run sluice retry, or change the rule";
    private static final int TOLD = 3;
    private static final int QUOTED = 60;

    /// A rule that is broken.
    ///
    /// @param value the value that breaks it, or null
    /// @param message what is wrong, in a sentence
    private record Finding(ValidationRule rule, String value, String message) {}

    private final List<Finding> findings = new ArrayList<>();
    private final Field column = Field.named(COLUMN);
    private final boolean flat;
    private OnInvalid strongest;

    RowFindings(OutputShape shape) {
        flat = shape.flat();
    }

    /// Forgets the row before.
    void begin() {
        findings.clear();
        strongest = null;
    }

    /// Adds a rule that is broken; the arguments are those of a finding.
    void add(ValidationRule rule, String value, String message) {
        findings.add(new Finding(rule, value, message));
        if (strongest == null || rule.onInvalid().compareTo(strongest) > 0) {
            strongest = rule.onInvalid();
        }
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    /// Whether the record cannot go on.
    boolean takesOut() {
        return strongest != null && strongest != OnInvalid.FLAG;
    }

    /// A value in quotes, cut if it is long.
    static String quoted(String value) {
        int end = Math.min(value.length(), QUOTED);
        if (end < value.length() && Character.isHighSurrogate(value.charAt(end - 1))) {
            end--;
        }
        return "\"" + value.substring(0, end) + (end < value.length() ? "…" : "") + "\"";
    }

    /// Does to the row what the findings ask for.
    void settle(Batch batch, int row) {
        if (strongest == OnInvalid.FLAG) {
            flag(batch, row);
            return;
        }
        Finding first = findings.stream()
                .filter(finding -> finding.rule().onInvalid() == strongest)
                .findFirst()
                .orElseThrow();
        String message = message(first);
        if (strongest == OnInvalid.STOP) {
            batch.stop(row, KIND, first.rule().column(), first.value(), message, HINT);
        } else {
            batch.fail(row, KIND, first.rule().column(), first.value(), message, HINT);
        }
    }

    /// What is wrong, `first` before all else.
    private String message(Finding first) {
        StringBuilder message = new StringBuilder(told(first));
        int told = 1;
        for (Finding finding : findings) {
            if (finding != first && told < TOLD) {
                message.append("; ").append(told(finding));
                told++;
            }
        }
        if (findings.size() > told) {
            message.append("; and ").append(findings.size() - told).append(" more");
        }
        return message.toString();
    }

    private static String told(Finding finding) {
        return finding.rule().name() + ": " + finding.message();
    }

    /// Adds the findings to those of an earlier stage, if there are any.
    private void flag(Batch batch, int row) {
        String earlier = batch.text(row, column);
        if (flat) {
            StringBuilder text = new StringBuilder(earlier == null ? "" : earlier);
            for (Finding finding : findings) {
                text.append(text.length() == 0 ? "" : "; ").append(told(finding));
            }
            batch.set(row, column).text(text.toString());
            return;
        }
        ByteSink json = new ByteSink(Budget.unlimited());
        boolean continues = earlier != null && earlier.startsWith("[") && earlier.length() > 2;
        json.write(continues ? earlier.substring(0, earlier.length() - 1) : "[");
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            json.write(i > 0 || continues ? ",{\"rule\":" : "{\"rule\":");
            text(finding.rule().name(), json);
            json.write(",\"column\":");
            text(finding.rule().column(), json);
            json.write(",\"message\":");
            text(finding.message(), json);
            json.write('}');
        }
        json.write(']');
        batch.set(row, column).json(json.bytes(), 0, json.length());
    }

    private static void text(String text, ByteSink json) {
        if (text == null) {
            json.write("null");
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            JsonText.writeString(bytes, 0, bytes.length, json);
        }
    }
}
