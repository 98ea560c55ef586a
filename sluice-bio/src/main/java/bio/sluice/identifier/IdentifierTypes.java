package bio.sluice.identifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The types that are known, by name and synonym. Immutable, thread-safe.
public final class IdentifierTypes {
    private final List<IdentifierType> all;
    private final NameTable byName;
    private final NameTable byFastaTag;
    private final OtherTypes others;
    /// Made when first used; two threads may at worst make the same one twice.
    private UriTable uris;

    private IdentifierTypes(List<IdentifierType> types) {
        all = types;
        byName = new NameTable();
        byFastaTag = new NameTable();
        for (IdentifierType type : all) {
            add(type);
            for (String tag : type.facts().fastaTags()) {
                byFastaTag.add(tag, type);
            }
        }
        others = new OtherTypes(all);
    }

    /// More types, whose forms tell nothing of values of other types and which no FASTA header announces.
    private IdentifierTypes(IdentifierTypes base, List<IdentifierType> more) {
        List<IdentifierType> types = new ArrayList<>(base.all);
        types.addAll(more);
        all = List.copyOf(types);
        byName = base.byName.copy();
        for (IdentifierType type : more) {
            add(type);
        }
        byFastaTag = base.byFastaTag;
        others = base.others;
    }

    private void add(IdentifierType type) {
        byName.add(type.name(), type);
        for (String synonym : type.synonyms()) {
            byName.add(synonym, type);
        }
    }

    private static List<IdentifierType> types(List<TypeFacts> table) {
        IdentifierType[] types = new IdentifierType[table.size()];
        // Sub-kinds first, for a type is made with those it contains.
        for (int i = 0; i < types.length; i++) {
            if (!table.get(i).within().isEmpty()) {
                types[i] = new IdentifierType(table.get(i), i, List.of());
            }
        }
        for (int i = 0; i < types.length; i++) {
            if (types[i] == null) {
                List<IdentifierType> contained = new ArrayList<>();
                for (int k = 0; k < types.length; k++) {
                    if (table.get(k).within().equals(table.get(i).name())) {
                        contained.add(types[k]);
                    }
                }
                types[i] = new IdentifierType(table.get(i), i, contained);
            }
        }
        return List.of(types);
    }

    private static final class Standard {
        static final IdentifierTypes TYPES = new IdentifierTypes(types(TypeTable.read("identifier-types.txt")));
    }

    /// The types that Sluice knows.
    public static IdentifierTypes standard() {
        return Standard.TYPES;
    }

    /// These types and more.
    ///
    /// @throws IllegalArgumentException if a name stands for another type already
    IdentifierTypes with(List<TypeFacts> more) {
        List<IdentifierType> types = new ArrayList<>();
        for (TypeFacts facts : more) {
            types.add(new IdentifierType(facts, all.size() + types.size(), List.of()));
        }
        return new IdentifierTypes(this, types);
    }

    /// The type of this name or synonym, in any case; null if there is none.
    public IdentifierType find(String nameOrSynonym) {
        byte[] name = nameOrSynonym.strip().getBytes(StandardCharsets.UTF_8);
        return byName.find(name, 0, name.length);
    }

    /// All types, in the order of the table.
    public List<IdentifierType> all() {
        return all;
    }

    /// The canonical names of all types, in the order of the table.
    public List<String> names() {
        return all.stream().map(IdentifierType::name).toList();
    }

    /// The sub-kind of `type` that the canonical identifier `bytes[start, end)` has by its form: `ensembl.gene` for
    /// `ensembl` and `ENSG…`; `type` itself if there is no such sub-kind.
    public IdentifierType refine(IdentifierType type, byte[] bytes, int start, int end) {
        if (type.contains().isEmpty()) {
            return type;
        }
        int tag = type.canonical().match(bytes, start, end);
        return tag == 0 ? type : type.tagged(tag);
    }

    /// Whether an identifier of one may be looked up as the other: they are the same, or one contains the other.
    public boolean related(IdentifierType a, IdentifierType b) {
        return a == b || a.contains().contains(b) || b.contains().contains(a);
    }

    // ---- for parsers

    /// The type named `bytes[start, end)`, or null.
    IdentifierType find(byte[] bytes, int start, int end) {
        return byName.find(bytes, start, end);
    }

    /// The type that `bytes[start, end)`, the beginning of a value, names as the prefix of a CURIE; or null.
    IdentifierType findPrefix(byte[] bytes, int start, int end) {
        return byName.findWritten(bytes, start, end);
    }

    /// The type that `bytes[start, end)` announces in a FASTA header, or null.
    IdentifierType findFastaTag(byte[] bytes, int start, int end) {
        return byFastaTag.find(bytes, start, end);
    }

    /// What the URIs of types begin with.
    UriTable uris() {
        UriTable made = uris;
        if (made == null) {
            made = new UriTable(all);
            uris = made;
        }
        return made;
    }

    /// Tells values of other types than the declared one.
    OtherTypes others() {
        return others;
    }
}
