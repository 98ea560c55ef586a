package bio.sluice.validate;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.stream.Survey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a `validate` stage finds out about the whole table: which keys stand twice, how many values differ, examples of
/// broken rules, and whether expectations are met. See [Survey] for threads; [#objectsTo] may be asked by any.
final class ValidationSurvey implements Survey {
    /// Examples kept of each rule: the first in input order.
    static final int EXAMPLES = 5;

    static final String RECORDS = "records";
    static final String VALID = "valid_records";
    static final String INVALID = "invalid_records";
    static final String CHECKED = "/checked";
    static final String FAILED = "/failed";
    static final String MISSING = "/missing";

    private static final MathContext SHARE = new MathContext(6, RoundingMode.HALF_UP);

    /// A value that broke a rule.
    private record Example(long record, String value) {}

    private final String stage;
    private final List<ValidationRule> rules;
    private final List<Expectation> expectations;
    private final KeySet[] keys;
    private final LongSet[] fresh;
    private final DistinctCount[] distinct;
    private final List<List<Example>> examples = new ArrayList<>();
    private volatile Objections objections;

    ValidationSurvey(String stage, ValidateFactory settings) {
        this.stage = stage;
        rules = settings.rules();
        expectations = settings.expectations();
        keys = new KeySet[rules.size()];
        fresh = new LongSet[rules.size()];
        for (int i = 0; i < keys.length; i++) {
            examples.add(new ArrayList<>());
            if (rules.get(i).isUnique()) {
                keys[i] = new KeySet(settings.uniqueBytes());
                fresh[i] = new LongSet();
            }
        }
        distinct = new DistinctCount[expectations.size()];
        for (int i = 0; i < distinct.length; i++) {
            distinct[i] = expectations.get(i).measure().countsDistinct() ? new DistinctCount() : null;
        }
        objections = new Objections(rules.size());
    }

    static String prefix(String stage) {
        return "processors/" + stage + "/";
    }

    /// Whether the record at `place` repeats a key that a rule wants unique, as far as that is known.
    boolean objectsTo(int rule, long place) {
        return objections.contains(rule, place);
    }

    @Override
    public boolean judge(byte[] notes, int start, int end) {
        Objections found = new Objections(rules.size());
        for (LongSet set : fresh) {
            if (set != null) {
                set.clear();
            }
        }
        ValidationNotes in = new ValidationNotes(notes, start, end);
        while (in.hasMore()) {
            switch (in.kind()) {
                case ValidationNotes.KEYS -> judgeKeys(in, found);
                case ValidationNotes.VALUE -> skipValue(in);
                default -> skipExample(in);
            }
        }
        objections = found;
        return !found.isEmpty();
    }

    private void judgeKeys(ValidationNotes in, Objections found) {
        long place = in.wide();
        int count = in.number();
        int[] rule = new int[count];
        long[] key = new long[count];
        boolean goesOn = true;
        for (int k = 0; k < count; k++) {
            rule[k] = in.number();
            key[k] = in.wide();
            if (keys[rule[k]].contains(key[k]) || fresh[rule[k]].contains(key[k])) {
                found.add(rule[k], place);
                goesOn &= rules.get(rule[k]).onInvalid() == OnInvalid.FLAG;
            }
        }
        for (int k = 0; goesOn && k < count; k++) {
            // What will not be kept must not be known here either: records may come one by one, too.
            if (keys[rule[k]].hasRoomFor(fresh[rule[k]].size() + 1)) {
                fresh[rule[k]].add(key[k]);
            }
        }
    }

    private static void skipValue(ValidationNotes in) {
        in.number();
        in.wide();
    }

    private static void skipExample(ValidationNotes in) {
        in.number();
        in.wide();
        in.text();
    }

    @Override
    public void add(byte[] notes, int start, int end) {
        ValidationNotes in = new ValidationNotes(notes, start, end);
        while (in.hasMore()) {
            switch (in.kind()) {
                case ValidationNotes.KEYS -> addKeys(in);
                case ValidationNotes.VALUE -> distinct[in.number()].add(in.wide());
                default -> addExample(in);
            }
        }
    }

    private void addKeys(ValidationNotes in) {
        in.wide();
        int count = in.number();
        int[] rule = new int[count];
        long[] key = new long[count];
        boolean goesOn = true;
        for (int k = 0; k < count; k++) {
            rule[k] = in.number();
            key[k] = in.wide();
            goesOn &= rules.get(rule[k]).onInvalid() == OnInvalid.FLAG || !keys[rule[k]].contains(key[k]);
        }
        for (int k = 0; k < count; k++) {
            if (goesOn || keys[rule[k]].contains(key[k])) {
                keys[rule[k]].add(key[k]);
            }
        }
    }

    private void addExample(ValidationNotes in) {
        List<Example> kept = examples.get(in.number());
        Example example = new Example(in.wide(), in.text());
        if (kept.size() < EXAMPLES) {
            kept.add(example);
        }
    }

    // ---- across crashes

    @Override
    public byte[] state() {
        StateWriter state = new StateWriter();
        for (KeySet set : keys) {
            if (set != null) {
                set.write(state);
            }
        }
        for (DistinctCount count : distinct) {
            if (count != null) {
                count.write(state);
            }
        }
        for (List<Example> kept : examples) {
            state.number(kept.size());
            kept.forEach(example -> state.number(example.record()).text(example.value()));
        }
        return state.toBytes();
    }

    @Override
    public void restore(byte[] bytes) throws CorruptInput {
        StateReader state = new StateReader(bytes);
        for (KeySet set : keys) {
            if (set != null) {
                set.read(state);
            }
        }
        for (DistinctCount count : distinct) {
            if (count != null) {
                count.read(state);
            }
        }
        for (List<Example> kept : examples) {
            kept.clear();
            for (int n = state.count(); n > 0; n--) {
                kept.add(new Example(state.number(), state.text()));
            }
        }
        state.end();
    }

    // ---- at the end

    @Override
    public String verdict(Map<String, Long> counters) {
        StringBuilder failures = new StringBuilder();
        for (int i = 0; i < expectations.size(); i++) {
            Expectation expectation = expectations.get(i);
            BigDecimal observed = observed(i, counters);
            if (expectation.fails() && observed != null && !expectation.isMet(observed)) {
                failures.append(failures.length() == 0 ? "" : "; ")
                        .append(expectation.name())
                        .append(" = ")
                        .append(observed.toPlainString())
                        .append(", ")
                        .append(expectation.demand())
                        .append(" expected");
            }
        }
        return failures.length() == 0 ? null : stage + ": " + failures;
    }

    /// What was measured; null for a share of nothing.
    private BigDecimal observed(int i, Map<String, Long> counters) {
        long records = count(counters, RECORDS);
        long missing = count(counters, "expectations/" + (i + 1) + MISSING);
        return switch (expectations.get(i).measure()) {
            case ROWS -> BigDecimal.valueOf(records);
            case NULL_SHARE -> share(missing, records);
            case DISTINCT -> BigDecimal.valueOf(distinct[i].count());
            // An estimate may come out above what is possible.
            case DISTINCT_SHARE -> share(Math.min(distinct[i].count(), records - missing), records - missing);
            case VALID_SHARE -> share(count(counters, VALID), records);
        };
    }

    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), SHARE)
                        .stripTrailingZeros();
    }

    private long count(Map<String, Long> counters, String name) {
        return counters.getOrDefault(prefix(stage) + name, 0L);
    }

    @Override
    public Map<String, Object> findings(Map<String, Long> counters) {
        Map<String, Object> findings = new LinkedHashMap<>();
        findings.put("records", count(counters, RECORDS));
        findings.put("valid", count(counters, VALID));
        findings.put("invalid", count(counters, INVALID));
        List<Object> ruleList = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            ruleList.add(ruleFindings(i, counters));
        }
        findings.put("rules", ruleList);
        List<Object> expectationList = new ArrayList<>();
        for (int i = 0; i < expectations.size(); i++) {
            expectationList.add(expectationFindings(i, counters));
        }
        findings.put("expectations", expectationList);
        return findings;
    }

    private Map<String, Object> ruleFindings(int i, Map<String, Long> counters) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rule", rules.get(i).name());
        map.put("on_invalid", rules.get(i).onInvalid().word());
        map.put("checked", count(counters, "rules/" + (i + 1) + CHECKED));
        map.put("failed", count(counters, "rules/" + (i + 1) + FAILED));
        if (keys[i] != null && keys[i].filtered() > 0) {
            // More keys than are kept: what is said of the others is said with its error.
            map.put("keys_kept", keys[i].capacity());
            map.put("keys_in_filter", keys[i].filtered());
            map.put("possibly_repeated", keys[i].possiblyRepeated());
            map.put("false_positive_rate", keys[i].falsePositives());
        }
        List<Object> shown = new ArrayList<>();
        for (Example example : examples.get(i)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("record", example.record());
            one.put("value", example.value());
            shown.add(one);
        }
        map.put("examples", shown);
        return map;
    }

    private Map<String, Object> expectationFindings(int i, Map<String, Long> counters) {
        Expectation expectation = expectations.get(i);
        BigDecimal observed = observed(i, counters);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("expectation", expectation.name());
        map.put("demand", expectation.demand());
        map.put("observed", observed);
        map.put("exact", distinct[i] == null || distinct[i].isExact());
        map.put("met", observed == null || expectation.isMet(observed));
        map.put("severity", expectation.fails() ? "fail" : "warn");
        return map;
    }
}
