/// What was written, before anybody acts on it: YAML, environment and flags become one tree of settings with the
/// place of each, and mistakes are gathered, not thrown.
///
/// Start at [bio.sluice.app.config.StrategyFile]. Stands on `bio.sluice.option`; may be used by the rest of the app.
package bio.sluice.app.config;
