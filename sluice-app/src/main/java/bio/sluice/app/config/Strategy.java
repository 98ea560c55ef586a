package bio.sluice.app.config;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import bio.sluice.option.OptionValues;
import bio.sluice.plugin.Action;
import java.util.List;

/// A strategy whose settings have been read: named steps with typed params. Immutable.
///
/// @param name what it is called
/// @param steps in the order in which they run
public record Strategy(String name, List<Step> steps) {
    public Strategy {
        steps = List.copyOf(steps);
    }

    /// One step.
    ///
    /// @param name what it is called, unique in the strategy
    /// @param action what it does
    /// @param params the action's params: its own over the `streaming` block, environment and flags over both
    /// @param tree the same as a tree
    /// @param path where the params stand, for messages
    /// @param location where the step stands
    public record Step(
            String name, Action action, OptionValues params, ConfigNode tree, String path, Location location) {}
}
