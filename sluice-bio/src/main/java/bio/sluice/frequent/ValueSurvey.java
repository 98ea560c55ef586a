package bio.sluice.frequent;

import bio.sluice.io.CorruptInput;
import bio.sluice.io.StateReader;
import bio.sluice.io.StateWriter;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;
import bio.sluice.stream.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The most frequent values of some fields that came to nothing, and why. See [Survey] for threads.
///
/// ```
/// note = field:2 status:1 length:1 bytes
/// ```
public final class ValueSurvey implements Survey {
    /// How many values of each field are told.
    public static final int TOLD = 20;

    private final List<String> fields;
    private final List<String> statuses;
    private final FrequentValues[] values;

    /// @param fields names of the fields
    /// @param statuses words for what became of values
    public ValueSurvey(List<String> fields, List<String> statuses) {
        this.fields = List.copyOf(fields);
        this.statuses = List.copyOf(statuses);
        values = new FrequentValues[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = new FrequentValues();
        }
    }

    /// Notes a value.
    ///
    /// @param field index of its field
    /// @param status index of what became of it
    public static void note(int field, int status, byte[] bytes, int start, int end, ByteSink notes) {
        int cut = Math.min(end, start + FrequentValues.LONGEST);
        // never between the bytes of a character
        while (cut < end && cut > start && (bytes[cut] & 0xC0) == 0x80) {
            cut--;
        }
        notes.write(field >>> 8);
        notes.write(field);
        notes.write(status);
        notes.write(cut - start);
        notes.write(bytes, start, cut);
    }

    @Override
    public void add(byte[] notes, int start, int end) {
        int at = start;
        while (at < end) {
            int field = (notes[at] & 0xFF) << 8 | notes[at + 1] & 0xFF;
            int status = notes[at + 2];
            int from = at + 4;
            at = from + (notes[at + 3] & 0xFF);
            values[field].add(status, notes, from, at);
        }
    }

    @Override
    public byte[] state() {
        StateWriter state = new StateWriter();
        for (FrequentValues counted : values) {
            counted.write(state);
        }
        return state.toBytes();
    }

    @Override
    public void restore(byte[] bytes) throws CorruptInput {
        StateReader state = new StateReader(bytes);
        for (FrequentValues counted : values) {
            counted.read(state, statuses.size());
        }
        state.end();
    }

    @Override
    public Map<String, Object> findings(Map<String, Long> counters) {
        Map<String, Object> findings = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("occurrences", values[i].occurrences());
            boolean exact = values[i].size() < FrequentValues.CAPACITY;
            field.put("different", exact ? (Object) (long) values[i].size() : null);
            List<Object> top = new ArrayList<>();
            for (FrequentValues.Entry entry : values[i].top(TOLD)) {
                Map<String, Object> value = new LinkedHashMap<>();
                value.put(
                        "value",
                        new Slice().set(entry.value(), 0, entry.value().length).text());
                value.put("status", statuses.get(entry.status()));
                value.put("count", entry.count());
                value.put("surplus", entry.surplus());
                top.add(value);
            }
            field.put("values", top);
            findings.put(fields.get(i), field);
        }
        return findings;
    }
}
