package bio.sluice.graph;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;

/// Turns what sources say of single identifiers into packed node facts: canonical identifier and type, name, status,
/// species. One thread.
///
/// Identifiers are made canonical as [EdgeParser] does it. Packed node facts are what [GraphBuilder#add(byte[], int,
/// int)]
/// takes, among packed edges or alone.
public final class NodeParser {
    private static final String KIND = "malformed_node";

    private final EndParser ends;
    private final EndParser.End end = new EndParser.End();
    private final Slice trimmed = new Slice();

    /// @param parsers what makes identifiers canonical
    public NodeParser(IdentifierParsers parsers) {
        this.ends = new EndParser(parsers, KIND);
    }

    /// Says of which species gene symbols are from now on, for their letters depend on it.
    ///
    /// @param taxon of NCBI, or 0 if it is not known
    public void species(int taxon) {
        end.parsed.species(taxon);
    }

    /// Appends what `row` says to `out`. A row that has nothing but an identifier says that there is one.
    ///
    /// @return null, or why this is no fact; nothing is appended then
    public EdgeFault parse(NodeRow row, ByteSink out) {
        EdgeFault fault = ends.parse(end, row.id(), row.type(), "id", "type");
        if (fault != null) {
            return fault;
        }
        EndParser.trim(row.status(), trimmed);
        NodeStatus status = trimmed.isEmpty() ? null : NodeStatus.find(trimmed.text());
        if (status == null && !trimmed.isEmpty()) {
            return new EdgeFault(
                    KIND,
                    "status",
                    row.status().text(),
                    "the status is unknown",
                    "write current, previous, secondary, merged, split or withdrawn, or nothing");
        }
        EndParser.trim(row.species(), trimmed);
        int taxon = trimmed.isEmpty() ? Taxon.NONE : Taxon.parse(trimmed.bytes(), trimmed.start(), trimmed.end());
        if (taxon == Taxon.MALFORMED) {
            return new EdgeFault(
                    KIND,
                    "species",
                    row.species().text(),
                    "the species is not the number of a taxon",
                    "write a number of the NCBI taxonomy such as 9606, or nothing");
        }
        EndParser.trim(row.name(), trimmed);
        if (trimmed.length() > GraphFormat.MAX_ID_BYTES) {
            return ends.tooLong("name", trimmed, GraphFormat.MAX_ID_BYTES);
        }
        PackedNode.write(out, taxon, status, end.malformed, end.type, end.id, trimmed);
        return null;
    }
}
