/// Mapping graphs as the app makes and finds them: edge tables read by a pipeline like any other, and the graph that
/// comes with Sluice.
///
/// Start at [bio.sluice.app.graph.GraphJob].
package bio.sluice.app.graph;
