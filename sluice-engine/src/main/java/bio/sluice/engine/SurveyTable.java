package bio.sluice.engine;

import bio.sluice.io.CorruptInput;
import bio.sluice.record.ByteSink;
import bio.sluice.stream.Survey;
import bio.sluice.stream.Surveyed;
import bio.sluice.stream.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// All surveys of a run. They are made while workers are initialized, which one thread does; later calls come in input
/// order, from one thread at a time.
final class SurveyTable {
    private final Map<String, Surveyed<?>> byPath = new LinkedHashMap<>();
    private final List<Survey> surveys = new ArrayList<>();

    /// The survey at `path`, made if need be.
    @SuppressWarnings("unchecked") // a path stands for one kind of survey by contract
    synchronized <S extends Survey> Surveyed<S> survey(String path, Supplier<S> maker) {
        Surveyed<?> known = byPath.get(path);
        if (known == null) {
            known = new Surveyed<>(path, surveys.size(), maker.get());
            surveys.add(known.survey());
            byPath.put(path, known);
        }
        return (Surveyed<S>) known;
    }

    /// Whether a survey objects to records of this part.
    boolean object(Tally part) {
        boolean objection = false;
        for (int i = 0; i < noted(part); i++) {
            ByteSink notes = part.notes(i);
            objection |= notes.length() > 0 && surveys.get(i).judge(notes.bytes(), 0, notes.length());
        }
        return objection;
    }

    /// Hands over what was noted about records that are written now.
    void add(Tally part) {
        for (int i = 0; i < noted(part); i++) {
            ByteSink notes = part.notes(i);
            if (notes.length() > 0) {
                surveys.get(i).add(notes.bytes(), 0, notes.length());
            }
        }
    }

    private int noted(Tally part) {
        return Math.min(part.noted(), surveys.size());
    }

    /// What they know, by path.
    Map<String, byte[]> states() {
        Map<String, byte[]> states = new TreeMap<>();
        byPath.forEach((path, survey) -> states.put(path, survey.survey().state()));
        return states;
    }

    /// Goes on where the surveys of an earlier attempt were.
    ///
    /// @throws CorruptInput if these are not their states
    void restore(Map<String, byte[]> states) throws CorruptInput {
        if (!states.keySet().equals(byPath.keySet())) {
            throw new CorruptInput("the saved state is damaged: it is of other surveys");
        }
        for (Map.Entry<String, byte[]> state : states.entrySet()) {
            byPath.get(state.getKey()).survey().restore(state.getValue());
        }
    }

    /// The first reason for which a survey fails the run, or null.
    String verdict(Map<String, Long> counters) {
        for (Survey survey : surveys) {
            String verdict = survey.verdict(counters);
            if (verdict != null) {
                return verdict;
            }
        }
        return null;
    }

    /// What they found out, in order of their paths.
    Map<String, Map<String, Object>> findings(Map<String, Long> counters) {
        Map<String, Map<String, Object>> findings = new TreeMap<>();
        byPath.forEach((path, survey) -> findings.put(path, survey.survey().findings(counters)));
        return findings;
    }
}
