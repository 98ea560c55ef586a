/// Finds what can be plugged in by name: formats, storages, compressions, processors, actions.
///
/// Start at [bio.sluice.app.plugin.Plugins].
package bio.sluice.app.plugin;
