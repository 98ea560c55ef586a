package bio.sluice.app.job;

import bio.sluice.stream.ProcessorFactory;
import bio.sluice.stream.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The stages of a job in the making, with what each was told. One thread.
final class StageList {
    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();

    /// Adds a stage; the second of a type is called `TYPE_2`, and so on.
    ///
    /// @param written what it was told
    void add(String type, ProcessorFactory factory, String written) {
        long same = stages.stream()
                .filter(stage -> stage.name().equals(type) || stage.name().matches("\\Q" + type + "\\E_[0-9]+"))
                .count();
        String name = same == 0 ? type : type + "_" + (same + 1);
        stages.add(new Stage(name, factory));
        settings.put(name, written);
    }

    /// Adds all of `other`.
    void addAll(StageList other) {
        stages.addAll(other.stages);
        settings.putAll(other.settings);
    }

    /// The stages in order.
    List<Stage> stages() {
        return stages;
    }

    /// What each was told, by its name.
    Map<String, String> settings() {
        return settings;
    }
}
