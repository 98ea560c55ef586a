package bio.sluice.identifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A kind of identifier, such as `uniprot` or `ensembl.gene`. Immutable, thread-safe; one object per type, got from
/// [IdentifierTypes].
///
/// What is known of it stands in `identifier-types.txt`; the methods that are not public are for parsers.
public final class IdentifierType {
    private final TypeFacts facts;
    private final int index;
    private final List<IdentifierType> contains;
    /// By tag of [#canonical] and [#local] minus one: the type that the pattern belongs to.
    private final IdentifierType[] byTag;

    // Made when first used. Automata are immutable, so two threads may at worst make the same one twice.
    private Automaton canonical;
    private Automaton local;
    private Automaton unpadded;
    private Automaton unpointed;
    private final byte[] prefix;
    private final byte[] curie;
    private final Tails tails;

    IdentifierType(TypeFacts facts, int index, List<IdentifierType> contains) {
        this.facts = facts;
        this.index = index;
        this.contains = List.copyOf(contains);
        byTag = new IdentifierType[contains.size() + 1];
        for (int i = 0; i < contains.size(); i++) {
            byTag[i] = contains.get(i);
        }
        byTag[contains.size()] = this;
        prefix = facts.prefix().getBytes(StandardCharsets.US_ASCII);
        tails = new Tails(facts.tails());
        curie = (facts.curiePrefix() + ":").getBytes(StandardCharsets.US_ASCII);
    }

    /// The canonical name: the Bioregistry prefix, with the sub-kind where a scheme has several (`ensembl.gene`).
    public String name() {
        return facts.name();
    }

    /// The Bioregistry prefix that its CURIEs begin with, without the colon: `ensembl`.
    public String curiePrefix() {
        return facts.curiePrefix();
    }

    /// What the canonical text begins with and the CURIE leaves out, such as `HGNC:`; mostly empty.
    public String ownPrefix() {
        return facts.prefix();
    }

    /// An identifier of this type in canonical text.
    public String example() {
        return facts.example();
    }

    /// What it identifies, in a few words.
    public String summary() {
        return facts.summary();
    }

    /// Where its form is laid down, an address; empty for a type that a strategy or a plugin brings.
    public String source() {
        return facts.source();
    }

    /// The NCBI taxon that all of its identifiers belong to; empty if there are several.
    public String species() {
        return facts.species();
    }

    /// The rule of its check digit, in snake_case; empty if it has none.
    public String checkDigit() {
        return switch (facts.check()) {
            case NONE, DOI -> "";
            default -> facts.check().name().toLowerCase(Locale.ROOT);
        };
    }

    /// Other names under which it is known; case, blanks, `_` and `-` make no difference in them.
    public List<String> synonyms() {
        return facts.synonyms();
    }

    /// The sub-kinds that this type contains.
    public List<IdentifierType> contains() {
        return contains;
    }

    @Override
    public String toString() {
        return facts.name();
    }

    // ---- for parsers

    TypeFacts facts() {
        return facts;
    }

    /// Its place in [IdentifierTypes#all].
    int index() {
        return index;
    }

    /// Recognises the canonical text.
    Automaton canonical() {
        Automaton made = canonical;
        if (made == null) {
            made = prefix.length == 0
                    ? local()
                    : Automaton.of(Stream.concat(contains.stream(), Stream.of(this))
                            .map(type -> type.facts.canonicalPattern())
                            .toList());
            canonical = made;
        }
        return made;
    }

    /// Recognises the canonical text without [#prefix].
    Automaton local() {
        Automaton made = local;
        if (made == null) {
            made = Automaton.of(patterns());
            local = made;
        }
        return made;
    }

    /// Whether some identifiers are written with fewer digits than the canonical text has.
    boolean isPadded() {
        return !facts.unpadded().isEmpty();
    }

    /// Recognises what [#local] recognises before zeros were put in; only if the type [#isPadded].
    Automaton unpadded() {
        Automaton made = unpadded;
        if (made == null) {
            made = Automaton.of(List.of(facts.unpadded()));
            unpadded = made;
        }
        return made;
    }

    /// Whether some identifiers are written without the point that the canonical text has.
    boolean isPointed() {
        return !facts.unpointed().isEmpty();
    }

    /// Recognises texts in which that point is left out; only if the type [#isPointed].
    Automaton unpointed() {
        Automaton made = unpointed;
        if (made == null) {
            made = Automaton.of(List.of(facts.unpointed()));
            unpointed = made;
        }
        return made;
    }

    private List<String> patterns() {
        return Stream.concat(contains.stream(), Stream.of(this))
                .map(type -> type.facts.pattern())
                .toList();
    }

    /// What the canonical text begins with and the CURIE leaves out, such as `HGNC:`; often nothing.
    byte[] prefix() {
        return prefix;
    }

    /// What may stand behind the identifier.
    Tails tails() {
        return tails;
    }

    /// `uniprot:`.
    byte[] curie() {
        return curie;
    }

    /// The type that a tag of [#canonical] or [#local] stands for: this one or a sub-kind.
    IdentifierType tagged(int tag) {
        return byTag[tag - 1];
    }
}
