/// What a stranger's jar can add beside formats and storages: processors and actions, found by name.
///
/// Start at [bio.sluice.plugin.ProcessorType]. Plugins are listed in `META-INF/services`; their options are linted and
/// appear in the JSON Schema like those of Sluice itself. Stands on `stream` and `option`.
package bio.sluice.plugin;
