package bio.sluice.graph;

import bio.sluice.identifier.CellParts;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.identifier.Status;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Looks identifiers up in a graph, from Java: one, many at a time, or backwards. One thread; threads that share a
/// graph have one each.
///
/// ```java
/// Lookups lookups = new Lookups(Graph.open(Path.of("human.sluice")), LookupLimits.DEFAULT);
/// Found tp53 = lookups.find("uniprot", "P04637");
/// List<Found> many = lookups.findAll("uniprot", List.of("P04637", "P38398"));
/// Found proteins = lookups.reverse("ncbigene", "7157");
/// ```
///
/// Every method throws [bio.sluice.fault.RunStopped] if the graph's file was cut or damaged since it was opened, and
/// `IllegalArgumentException` if neither Sluice nor the graph knows a type.
public final class Lookups {
    private static final Comparator<FoundMapping> ORDER = Comparator.comparing(FoundMapping::confidence)
            .reversed()
            .thenComparing(FoundMapping::hops)
            .thenComparing(FoundMapping::id, Texts.BYTE_ORDER)
            .thenComparing(FoundMapping::type, Texts.BYTE_ORDER);

    private final Graph graph;
    private final LookupLimits limits;
    private final IdentifierParsers parsers = IdentifierParsers.standard();
    private final Resolver resolver;
    private final ParsedIdentifier parsed = new ParsedIdentifier();
    private final CellParts parts = new CellParts(parsers);
    private final Slice trimmed = new Slice();
    private ResolvedAhead ahead;
    private Predecessors predecessors;
    private Resolver backwards;

    /// @param limits which mappings a look-up may find
    public Lookups(Graph graph, LookupLimits limits) {
        this.graph = graph;
        this.limits = limits;
        limits.targetTypes().forEach(this::requireType);
        resolver = new Resolver(graph, limits);
    }

    /// The graph.
    public Graph graph() {
        return graph;
    }

    /// Whether identifiers can have a type of this name, by what Sluice and the graph know.
    public static boolean isType(Graph graph, String name) {
        return IdentifierParsers.standard().types().find(name) != null
                || !graph.typesRelatedTo(name).isEmpty();
    }

    /// Which mappings a look-up may find.
    public LookupLimits limits() {
        return limits;
    }

    /// The types under which the graph knows a text.
    public List<String> typesOf(String text) {
        byte[] raw = utf8(text);
        resolver.find(null, raw, 0, raw.length);
        return IntStream.of(resolver.foundNodes())
                .mapToObj(graph::type)
                .sorted()
                .toList();
    }

    private void requireType(String name) {
        if (!isType(graph, name)) {
            throw new IllegalArgumentException("unknown type \"" + name + "\"");
        }
    }

    /// Looks up an identifier whose type is not known. A CURIE brings its own.
    public Found find(String text) {
        byte[] raw = utf8(text);
        LookupStatus status = resolver.resolve(null, raw, 0, raw.length);
        int colon = text.indexOf(':');
        if (status == LookupStatus.NOT_IN_GRAPH
                && colon > 0
                && parsers.types().find(text.substring(0, colon)) != null) {
            return find(text.substring(0, colon), text);
        }
        return found(text, text.strip(), null, status, resolver);
    }

    /// Looks up an identifier of a type, which is parsed as one: pasted forms are understood.
    ///
    /// @param type the type, by any name
    public Found find(String type, String text) {
        requireType(type);
        return find(parsers.types().find(type), type, graph.typesRelatedTo(type), text);
    }

    private Found find(IdentifierType known, String type, TypeSet types, String text) {
        byte[] raw = utf8(text);
        if (known == null) { // a type of this graph only: its identifiers stand there as they were written
            return found(text, text.strip(), type, resolver.resolve(types, raw, 0, raw.length), resolver);
        }
        parsers.parse(raw, 0, raw.length, known, parsed);
        if (!parsed.found()) {
            return skipped(text, known);
        }
        LookupStatus status = resolver.resolve(types, parsed.bytes(), parsed.start(), parsed.end());
        return found(text, parsed.text(), parsed.type().name(), status, resolver);
    }

    /// Looks up identifiers of a type, in their order. The answers are those of [#find(String, String)]; a group of
    /// look-ups goes on together, so that they wait for memory together.
    public List<Found> findAll(String type, List<String> texts) {
        requireType(type);
        IdentifierType known = parsers.types().find(type);
        TypeSet types = graph.typesRelatedTo(type);
        if (ahead == null) {
            ahead = new ResolvedAhead(graph, limits);
        }
        List<Found> found = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += LookAhead.GROUP) {
            int to = Math.min(texts.size(), from + LookAhead.GROUP);
            ahead.begin(from, to);
            for (int i = from; i < to; i++) {
                byte[] raw = utf8(texts.get(i));
                if (known == null) {
                    ahead.add(i, types, raw, 0, raw.length);
                    continue;
                }
                parsers.parse(raw, 0, raw.length, known, parsed);
                if (parsed.found()) {
                    ahead.add(i, types, parsed.bytes(), parsed.start(), parsed.end());
                }
            }
            ahead.resolve();
            for (int i = from; i < to; i++) {
                found.add(found(known, type, types, texts.get(i), ahead.of(i)));
            }
        }
        return found;
    }

    /// Looks up what a cell holds: one identifier, or several with signs between them.
    ///
    /// @param type the type, by any name; null if it is not known, and then the cell is taken for one
    /// @return one for each identifier; of an empty cell, one that was skipped
    public List<Found> findCell(String type, String cell) {
        IdentifierType known = type == null ? null : parsers.types().find(type);
        if (known != null) {
            byte[] raw = utf8(cell);
            parsers.parse(raw, 0, raw.length, known, parsed);
            boolean other = parsed.status() == Status.MALFORMED || parsed.status() == Status.WRONG_TYPE;
            int count = other ? parts.split(raw, 0, raw.length, known) : 1;
            if (count > 1) {
                String[] texts = new String[count];
                for (int i = 0; i < count; i++) {
                    texts[i] = new String(raw, parts.start(i), parts.end(i) - parts.start(i), StandardCharsets.UTF_8);
                }
                TypeSet types = graph.typesRelatedTo(type);
                return Arrays.stream(texts)
                        .map(text -> find(known, type, types, text))
                        .toList();
            }
        }
        byte[] raw = utf8(cell);
        if (!parsers.trim(raw, 0, raw.length, trimmed)) {
            return List.of(new Found(cell, null, type, LookupStatus.SKIPPED, List.of(), List.of(), false));
        }
        return List.of(type == null ? find(cell) : find(known, type, graph.typesRelatedTo(type), cell));
    }

    private Found found(IdentifierType known, String type, TypeSet types, String text, Resolver ready) {
        if (ready == null) { // no identifier, or a long walk
            return find(known, type, types, text);
        }
        if (known == null) {
            return found(text, text.strip(), type, ready.end(), ready);
        }
        byte[] raw = utf8(text);
        parsers.parse(raw, 0, raw.length, known, parsed);
        return found(text, parsed.text(), parsed.type().name(), ready.end(), ready);
    }

    /// Finds the identifiers that map to one: each of which the same look-up, of any target type, would find it. Of the
    /// limits, target types and number of mappings apply to these identifiers; paths lead from them to the one asked
    /// for.
    ///
    /// Looks everything up that is within reach, so that it takes longer than a look-up, and reads the whole graph at
    /// its first call if there are edges that are walked one way only.
    ///
    /// @param type the type of the identifier, by any name
    public Found reverse(String type, String text) {
        Found forward = find(type, text);
        if (forward.status() == LookupStatus.SKIPPED || forward.status() == LookupStatus.NOT_IN_GRAPH) {
            return forward;
        }
        if (predecessors == null) {
            predecessors = new Predecessors(graph);
            backwards = new Resolver(graph, limits.withTargetTypes(List.of()).withMaxMappings(LookupLimits.NONE));
        }
        byte[] id = utf8(forward.canonical());
        resolver.find(graph.typesRelatedTo(type), id, 0, id.length);
        TypeSet wanted = wanted();
        List<FoundMapping> mappings = new ArrayList<>();
        boolean truncated = false;
        for (int goal : resolver.foundNodes()) {
            for (int start : predecessors.within(goal, limits.maxHops())) {
                if (wanted != null && !wanted.contains(graph.typeOf(start))) {
                    continue;
                }
                backwards.resolve(start);
                truncated |= backwards.isTruncated();
                for (int i = 0; i < backwards.mappings(); i++) {
                    if (backwards.node(i) == goal) {
                        mappings.add(FoundMapping.of(backwards, i, start));
                    }
                }
            }
        }
        mappings.sort(ORDER);
        int count = Math.min(mappings.size(), limits.maxMappings());
        LookupStatus status = count > 0 ? LookupStatus.MAPPED : LookupStatus.NO_TARGET;
        return new Found(
                text,
                forward.canonical(),
                forward.type(),
                status,
                List.of(),
                mappings.subList(0, count),
                truncated || count < mappings.size());
    }

    private TypeSet wanted() {
        TypeSet wanted = null;
        for (String type : limits.targetTypes()) {
            TypeSet related = graph.typesRelatedTo(type);
            wanted = wanted == null ? related : wanted.or(related);
        }
        return wanted;
    }

    private static Found found(String text, String looked, String type, LookupStatus status, Resolver resolver) {
        List<String> candidates = IntStream.range(0, resolver.candidates())
                .mapToObj(i -> resolver.graph().curie(resolver.candidate(i)))
                .toList();
        List<FoundMapping> mappings = IntStream.range(0, resolver.mappings())
                .mapToObj(i -> FoundMapping.of(resolver, i, resolver.node(i)))
                .toList();
        return new Found(text, looked, type, status, candidates, mappings, resolver.isTruncated());
    }

    private static Found skipped(String text, IdentifierType type) {
        return new Found(text, null, type.name(), LookupStatus.SKIPPED, List.of(), List.of(), false);
    }

    private static byte[] utf8(String text) {
        return text.strip().getBytes(StandardCharsets.UTF_8);
    }
}
