package bio.sluice.app.detect;

import bio.sluice.detect.Candidate;
import bio.sluice.detect.ColumnCounts;
import bio.sluice.detect.ColumnVerdict;
import bio.sluice.detect.ColumnVerdict.Outcome;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was detected, for programs: nested maps. Stateless.
public final class DetectionDocument {
    private static final int SHARE_DECIMALS = 4;

    private DetectionDocument() {}

    /// Everything that was found out.
    public static Map<String, Object> of(TableDetection detection) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("input", detection.inputs());
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("description", detection.sample());
        sample.put("records", detection.records());
        sample.put("unreadable", detection.unreadable());
        sample.put("whole_input", detection.whole());
        document.put("sample", sample);
        document.put("notes", detection.notes());
        document.put(
                "columns",
                detection.columns().stream().map(DetectionDocument::map).toList());
        return document;
    }

    private static Map<String, Object> map(ColumnVerdict column) {
        ColumnCounts counts = column.counts();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("column", column.column());
        map.put("outcome", column.outcome().word());
        map.put("type", column.outcome() == Outcome.TYPE ? column.best().type().name() : null);
        map.put(
                "runner_up",
                column.runnerUp() == null ? null : column.runnerUp().type().name());
        map.put("margin", decimal(column.margin()));
        map.put("reason", column.reason());
        map.put(
                "candidates",
                column.candidates().stream().map(DetectionDocument::map).toList());
        map.put("evidence", column.evidence());
        map.put("values", counts.values());
        map.put("empty", counts.empty());
        map.put("absent", counts.absent());
        map.put("distinct", counts.distinct());
        map.put("duplicates", counts.duplicates());
        map.put("matching", counts.matching());
        map.put("normalized", counts.normalized());
        map.put("versions", counts.versions());
        map.put("isoforms", counts.isoforms());
        map.put("composites", counts.composites());
        map.put("excel_damaged", counts.excelDamaged());
        map.put("unread", counts.unread());
        return map;
    }

    private static Map<String, Object> map(Candidate candidate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", candidate.type().name());
        map.put("score", decimal(candidate.score()));
        map.put("share", decimal(candidate.share()));
        return map;
    }

    private static BigDecimal decimal(int share) {
        BigDecimal exact = BigDecimal.valueOf(share, SHARE_DECIMALS);
        return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
    }
}
