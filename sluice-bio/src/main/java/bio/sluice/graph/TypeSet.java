package bio.sluice.graph;

/// Some of the types of one graph. Immutable.
public final class TypeSet {
    private final boolean[] members;

    TypeSet(boolean[] members) {
        this.members = members;
    }

    boolean contains(int type) {
        return members[type];
    }

    /// Whether no identifier of the graph has any of these types.
    public boolean isEmpty() {
        for (boolean member : members) {
            if (member) {
                return false;
            }
        }
        return true;
    }

    /// The types of this set or of `other`, which is of the same graph.
    public TypeSet or(TypeSet other) {
        boolean[] both = members.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= other.members[i];
        }
        return new TypeSet(both);
    }
}
