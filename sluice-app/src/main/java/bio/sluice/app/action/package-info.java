/// The actions that come with Sluice: streaming a table through processors, and building a mapping graph.
///
/// Start at [bio.sluice.app.action.StreamingDataProcessor].
package bio.sluice.app.action;
