package bio.sluice.graph;

/// Which edges of an identifier say what it stands for today: approved beats previous beats alias. Immutable,
/// thread-safe; of one graph and the predicates that are walked.
///
/// An identifier that a source calls current stands for itself, whatever else it was or is called by others. So does,
/// where no source says anything of it, an alias or a symbol that is the same as something. Any other goes on by the
/// edges that say it was replaced; only where there are none, by those that say it is an alias. An alias of several
/// stands for none of them.
final class Tiers {
    /// It stands for itself.
    static final int CURRENT = 0;
    /// It has been replaced.
    static final int PREVIOUS = 1;
    /// It is another name of one identifier.
    static final int ALIAS = 2;
    /// It is another name of several.
    static final int AMBIGUOUS_ALIAS = 3;

    private final Graph graph;
    private final int firstReplacing;
    private final boolean[] aliases;
    private final boolean[] same;
    /// By type whether its identifiers are names that pass from one thing to another.
    private final boolean[] symbols;

    private final boolean[] currentWalk;
    private final boolean[] previousWalk;
    private final boolean[] aliasWalk;
    private final boolean walksAliases;

    /// @param walked by kind of edge whether it is walked; null if all are
    Tiers(Graph graph, boolean[] walked) {
        this.graph = graph;
        int kinds = graph.tables().kinds().size();
        aliases = new boolean[kinds];
        same = new boolean[kinds];
        currentWalk = new boolean[kinds];
        previousWalk = new boolean[kinds];
        aliasWalk = new boolean[kinds];
        int first = kinds;
        boolean onAliases = false;
        for (int kind = kinds - 1; kind >= 0; kind--) {
            boolean replacing = graph.tables().kinds().get(kind).predicate() == Predicate.PREVIOUS;
            aliases[kind] = replacing && graph.isAlias(kind);
            same[kind] = graph.tables().kinds().get(kind).predicate() == Predicate.SAME;
            boolean on = walked == null || walked[kind];
            currentWalk[kind] = on && !replacing;
            previousWalk[kind] = on && !aliases[kind];
            onAliases |= on && aliases[kind];
            aliasWalk[kind] = on && (!replacing || aliases[kind]);
            first = replacing ? kind : first;
        }
        firstReplacing = first;
        walksAliases = onAliases;
        symbols = new boolean[graph.types().size()];
        for (int type = 0; type < symbols.length; type++) {
            symbols[type] = graph.types().get(type).endsWith("symbol");
        }
    }

    /// What an identifier stands for.
    ///
    /// @param species NCBI taxon that successors must not contradict; 0 for any
    int of(int node, int species) {
        if (!graph.isReplaced(node) || graph.isCurrent(node)) {
            return CURRENT;
        }
        int edges = graph.edges(node);
        long targets = graph.targets(node);
        long links = graph.links(targets, edges);
        int aliasOf = -1;
        boolean replaced = false;
        boolean several = false;
        boolean isSame = false;
        for (int i = 0; i < edges; i++) {
            int kind = Graph.kindOf(graph.link(links, i));
            isSame |= same[kind];
            if (kind < firstReplacing) {
                continue;
            }
            int goal = graph.target(targets, i);
            if (species != 0 && graph.isOfOther(goal, species)) {
                continue;
            }
            if (aliases[kind]) {
                several |= aliasOf >= 0 && goal != aliasOf;
                aliasOf = goal;
            } else {
                replaced = true;
            }
        }
        boolean approved = isSame && (!replaced || symbols[graph.typeOf(node)]) && graph.status(node) == null;
        if (approved || !replaced && aliasOf < 0) {
            return CURRENT;
        }
        return replaced ? PREVIOUS : several ? AMBIGUOUS_ALIAS : ALIAS;
    }

    /// By kind of edge whether it is walked on the way from an identifier of this tier.
    boolean[] walked(int tier) {
        return switch (tier) {
            case PREVIOUS -> previousWalk;
            case ALIAS -> aliasWalk;
            default -> currentWalk;
        };
    }

    /// Whether aliases are walked on from at all.
    boolean walksAliases() {
        return walksAliases;
    }

    /// Whether an edge of this kind leads from an identifier of this tier to what it stands for.
    boolean isFollowed(int tier, int kind) {
        return kind >= firstReplacing && tier != CURRENT && aliases[kind] == (tier != PREVIOUS);
    }
}
