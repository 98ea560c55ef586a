package bio.sluice.graph.source;

import bio.sluice.identifier.IdentifierParsers;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// A file that a graph is built from, as far as its records must be understood. Immutable, thread-safe; the records
/// themselves are read elsewhere.
public final class Source {
    private final SourceFormat format;
    private final TableRoles roles;
    private final SssomSet set;
    private final String database;
    private final Set<String> undeclared = new ConcurrentSkipListSet<>();

    /// @param roles of its columns: the format's own, perhaps for one species only, or the user's
    /// @param set its metadata if it is a mapping set, else null
    /// @param database what its edges name as their source where they name none
    public Source(SourceFormat format, TableRoles roles, SssomSet set, String database) {
        this.format = format;
        this.roles = roles;
        this.set = set;
        this.database = database;
    }

    /// What turns its records into edges; each worker gets its own.
    public SourceRows rows(IdentifierParsers parsers) {
        return switch (format.rows()) {
            case "edges" -> new EdgeTableRows(database, parsers);
            case "sssom" -> new SssomRows(set, undeclared, parsers);
            case "retired" -> new RetiredRows(roles, format.retired(), database, parsers);
            case "withdrawn" -> new WithdrawnRows(roles, database, parsers);
            case "secondary" -> new SecondaryRows(database, parsers);
            case "kegg" -> new KeggRows(format.names().apply("kegg.databases"), database, parsers);
            case "bridgedb" -> new BridgeDbRows(format.names().apply("bridgedb"), database, parsers);
            default -> new RoleRows(roles, format.names(), database, parsers);
        };
    }

    /// Its format.
    public SourceFormat format() {
        return format;
    }

    /// Prefixes that occurred in its records and are not declared in its metadata; complete when all are read.
    public Set<String> undeclared() {
        return undeclared;
    }
}
